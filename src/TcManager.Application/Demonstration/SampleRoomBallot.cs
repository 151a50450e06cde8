using Microsoft.EntityFrameworkCore;
using TcManager.Application.Data;
using TcManager.Application.Documents;
using TcManager.Domain.Ballots;
using TcManager.Domain.Documents;

namespace TcManager.Application.Demonstration;

/// <summary>A draft with two questions under an item of the plenary that is called: to be voted on in the room.</summary>
public sealed class SampleRoomBallot(TcManagerDb db, Numbering numbering, TimeProvider clock)
{
    private const string RuleSet = "sac-tc";
    private const int DaysAfter = 7;

    internal async Task ExecuteAsync(IReadOnlyList<SeededRoster> rosters, CancellationToken ct)
    {
        foreach (var committee in rosters.Where(r => SamplePlenaries.IsCentral(r.Committee)).Select(r => r.Committee.Row))
        {
            var now = clock.Now();
            var today = clock.Today(committee.ZoneId);
            var meeting = await db.Meetings.Include(m => m.Agenda).Where(m => m.CommitteeId == committee.Id && m.CalledAt != null && m.FirstOn >= today).OrderBy(m => m.FirstOn).FirstOrDefaultAsync(ct);
            var rules = await db.RuleSetVersions.Where(v => v.RuleSet.Code == RuleSet).OrderByDescending(v => v.No).Select(v => v.Id).FirstAsync(ct);
            if (meeting is null || meeting.Agenda.Count == 0)
            {
                continue;
            }

            var number = await numbering.TakeAsync(committee.Id, NumberSeries.Ballots, today.Year, ct);
            var plan = new BallotPlan(
                "示例：会议表决事项", "Sample: matters to decide in the meeting", "是否同意秘书处工作细则（修订稿）？", "Do you agree to the revised rules of the secretariat?",
                meeting.FirstOn.AddDays(DaysAfter), BallotPlan.DefaultClock, null, null, committee.ZoneId, rules, null)
            {
                Further = [new("是否同意调整委员的建议？", "Do you agree to the proposed adjustment of members?", rules, CommentDuty.WithNo)],
                AgendaItemId = meeting.Agenda.OrderBy(item => item.Position).Last().Id,
            };
            db.Add(Ballot.Prepare(Guid.CreateVersion7(now), committee.Id, $"{committee.Code} B {today.Year}-{number}", plan, null, now, isSample: true).Value);
            await db.SaveChangesAsync(ct);
        }
    }
}
