using FsCheck;
using FsCheck.Fluent;
using Microsoft.EntityFrameworkCore;
using TcManager.Application.Accounts;
using TcManager.Application.Data;
using TcManager.Domain.Access;
using TcManager.Domain.Members;
using TcManager.Web.Tests.Ballots;
using TcManager.Web.Tests.Fixture;
using TcManager.Web.Tests.Meetings;

namespace TcManager.Web.Tests.Accounts;

/// <summary>For whatever rights somebody may hold, a list shows exactly what the table allows of single things.</summary>
public sealed class RandomActors(TestApp app) : IClassFixture<TestApp>
{
    private const int Committees = 3;
    private static readonly DateOnly Today = new(2027, 3, 3);

    /// <summary>Days are counted from well before the first paper to after today, so that seats end before, between and after them.</summary>
    public sealed record DrawnSeat(byte Committee, byte From, byte? Days, byte Category, bool IsChair)
    {
        private static readonly DateOnly First = new(2026, 10, 1);

        internal ActorSeat In(IReadOnlyList<long> committees, long id) => new(
            committees[Committee % Committees],
            id,
            (SeatCategory)(Category % Enum.GetValues<SeatCategory>().Length),
            First.AddDays(From % 180),
            Days is { } days ? First.AddDays(From % 180 + days % 120) : null,
            IsChair ? [OfficeRole.Chair] : []);
    }

    public sealed record DrawnActor(DrawnSeat[] Seats, byte[] Desks, bool IsSupervisor, bool IsAdministrator, byte Share)
    {
        /// <summary>Roles over all committees are rare: whoever has one sees everything.</summary>
        internal Actor In(IReadOnlyList<long> committees) => new(
            1,
            1,
            [.. IsSupervisor && Share % 8 == 0 ? [SystemRole.Supervisor] : Array.Empty<SystemRole>(), .. IsAdministrator ? [SystemRole.Administrator] : Array.Empty<SystemRole>()],
            [.. Desks.Where(_ => Share % 3 == 0).Select(desk => committees[desk % Committees]).Distinct()],
            [.. Seats.Select((seat, i) => seat.In(committees, i + 1))]);
    }

    [Fact]
    public async Task Lists_agree_with_the_table()
    {
        var committees = new List<GivenCommittee>();
        for (var i = 0; i < Committees; i++)
        {
            committees.Add(await app.Committee(1, $"SAC/TC {950 + i}"));
        }

        foreach (var committee in committees)
        {
            await PapersAsync(committee);
        }

        var ids = committees.Select(c => c.Id).ToList();
        await app.InDb(db =>
        {
            var things = Things.Of(db);
            var differing = 0;
            Prop.ForAll(ArbMap.Default.ArbFor<DrawnActor>(), drawn =>
            {
                var seen = things.Compare(db, drawn.In(ids));
                differing += seen > 0 && seen < things.Count ? 1 : 0;
            }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));
            Assert.True(differing > 30, $"Only {differing} actors saw some things and not all.");
            return Task.CompletedTask;
        });
    }

    /// <summary>Meetings of many days with and without papers, a planned one, ballots and drafts, each with a paper, one of them laid before a meeting too.</summary>
    private async Task PapersAsync(GivenCommittee committee)
    {
        var drafts = new List<long>();
        foreach (var day in new DateOnly[] { new(2026, 10, 1), new(2026, 12, 1), new(2026, 12, 31), new(2027, 3, 1) })
        {
            var draft = await app.Draft(committee);
            drafts.Add(draft);
            var meeting = await app.Plenary(committee, 1, day);
            await app.InDb(async db =>
            {
                db.Add(new Domain.Meetings.MeetingPaper(meeting, await db.Questions.Where(q => q.BallotId == draft).Select(q => q.DocumentId!.Value).SingleAsync()));
                await db.SaveChangesAsync();
            });
        }

        await app.Schedule(committee);
        await app.Draft(committee);
        await app.Release(drafts[0], committee);
        await GivenBallot.OpenBallot(app, committee);
        app.Clock.Advance(TimeSpan.FromDays(1));
        await GivenBallot.OpenBallot(app, committee);
    }

    private sealed record Paper(long Id, long CommitteeId, IReadOnlyList<DateOnly> KnownOn);

    /// <summary>All that there is, with the days that past members are judged by.</summary>
    private sealed record Things(IReadOnlyList<(long Id, long CommitteeId, DateOnly On)> Meetings, IReadOnlyList<(long Id, long CommitteeId, DateOnly On)> Ballots, IReadOnlyList<Paper> Papers, IReadOnlyList<long> Committees)
    {
        internal int Count => Meetings.Count + Ballots.Count + Papers.Count;

        internal static Things Of(TcManagerDb db)
        {
            var laid = db.MeetingPapers.Where(p => p.Meeting.CalledAt != null || p.Meeting.IsRecorded).Select(p => new { p.DocumentId, p.Meeting.FirstOn }).ToList().ToLookup(p => p.DocumentId, p => p.FirstOn);
            var asked = db.Questions.Where(q => q.DocumentId != null && q.Ballot.OpenedAt != null).Select(q => new { q.DocumentId, q.Ballot.OpensAt }).ToList().ToLookup(q => q.DocumentId!.Value, q => Visible.DayOf(q.OpensAt));
            return new(
                [.. db.Meetings.AsNoTracking().ToList().Select(m => (m.Id, m.CommitteeId, m.FirstOn))],
                [.. db.Ballots.AsNoTracking().ToList().Select(b => (b.Id, b.CommitteeId, Visible.DayOf(b.OpensAt)))],
                [.. db.Documents.AsNoTracking().ToList().Select(d => new Paper(d.Id, d.CommitteeId, [.. laid[d.Id], .. asked[d.Id]]))],
                [.. db.Committees.Select(c => c.Id)]);
        }

        /// <summary>How many things the actor sees.</summary>
        internal int Compare(TcManagerDb db, Actor actor)
        {
            bool May(CommitteeAction action, long committee, DateOnly? on) => CommitteePermissions.Allows(actor, action, committee, Today, on);
            foreach (var action in Enum.GetValues<CommitteeAction>())
            {
                Assert.Equal(Committees.Where(c => May(action, c, null) && (actor.StandingIn(c, Today) & CommitteePermissions.Table[action]) != Standing.PastMember).Order(), Ids(db.Committees.Where(Visible.Committees(actor, Today, action)).Select(c => c.Id)));
            }

            var meetings = Ids(db.Meetings.Where(Visible.Meetings(actor, Today)).Select(m => m.Id));
            Assert.Equal(Meetings.Where(m => May(CommitteeAction.ViewMeetings, m.CommitteeId, m.On)).Select(m => m.Id).Order(), meetings);
            var ballots = Ids(db.Ballots.Where(Visible.Ballots(actor, Today)).Select(b => b.Id));
            Assert.Equal(Ballots.Where(b => May(CommitteeAction.ViewBallots, b.CommitteeId, b.On)).Select(b => b.Id).Order(), ballots);
            var papers = Ids(db.Documents.Where(Visible.Documents(db, actor, Today)).Select(d => d.Id));
            Assert.Equal(Papers.Where(d => d.KnownOn.Any(on => May(CommitteeAction.ViewDocuments, d.CommitteeId, on)) || May(CommitteeAction.ViewDrafts, d.CommitteeId, null)).Select(d => d.Id).Order(), papers);
            return meetings.Count + ballots.Count + papers.Count;
        }

        private static List<long> Ids(IQueryable<long> ids) => [.. ids.ToList().Order()];
    }
}
