using Microsoft.Extensions.DependencyInjection;
using TcManager.Application.Audit;
using TcManager.Application.Ballots;
using TcManager.Application.Mail;
using TcManager.Application.Texts;
using TcManager.Domain;
using TcManager.Domain.Ballots;
using TcManager.Web.Tests.Fixture;
using TcManager.Web.Tests.Mail;
using TcManager.Web.Tests.Meetings;

namespace TcManager.Web.Tests.Ballots;

/// <summary>What mails and pages say is so, and reads as one sentence.</summary>
public sealed class SaidPlainly : IDisposable
{
    private readonly TestApp _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task Of_two_questions_the_one_that_is_void_is_named()
    {
        var committee = await _app.Committee(2);
        var rules = await _app.RuleSet("sac-tc");
        var id = await _app.OpenBallot(committee, with: plan => plan with { Further = [new("是否加急？", "Shall it be urgent?", rules)] });
        var voter = await _app.InDb(db => Task.FromResult(db.Voters.Single(v => v.BallotId == id && v.PersonId == committee.Members[0].PersonId).Id));

        Assert.True((await _app.In(services => services.GetRequiredService<RecordSlips>().ExecuteAsync(
            new(id, Guid.CreateVersion7(), SlipChannel.Paper, [new(voter, [new(1, "void", "Two ticks."), new(2, "no", "Too early.")], 0, false)], null), GivenBallot.By(committee.Secretary), default))).IsDone);

        var mail = await _app.Written(MailKinds.SlipRecorded, committee.Members[0]);
        Assert.Contains("第 1 项因下列原因按废票录入，其余各项按录入内容计票。", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("该票", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("） 秘书处", mail.Text, StringComparison.Ordinal);
        using var member = await Browser.For(_app, committee.Members[0], Cultures.Chinese);
        Assert.Contains("第 1 项按废票录入，其余各项按录入内容计票。 截止前您仍可投票。", (await member.Get($"/ballots/{id}/receipt")).Document.GetElementById("recorded")!.Spoken(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Choices_with_a_comma_in_their_name_are_quoted_and_stand_apart()
    {
        var committee = await _app.Committee(3);
        var id = await _app.OpenBallot(committee, "sac-legacy-letter");
        await _app.Cast(id, committee.Chair, "yes");
        await _app.Cast(id, committee.Members[0], "yesWithComments", "A word.");
        await _app.Cast(id, committee.Members[1], "noUnlessAdopted", "A limit.");
        await _app.CloseByHand(id, committee);

        using var chinese = await Browser.For(_app, committee.Chair, Cultures.Chinese);
        using var english = await Browser.For(_app, committee.Chair, Cultures.English);

        Assert.Contains("；“赞成，有建议或意见”1 票；“不赞成，如采纳建议或意见改为赞成”1 票；", (await chinese.Get($"/ballots/{id}")).Document.GetElementById("outcome")!.Spoken(), StringComparison.Ordinal);
        Assert.Contains("; “yes, with comments” 1; ", (await english.Get($"/ballots/{id}")).Document.GetElementById("outcome")!.Spoken(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("岩石冻融试验方法", "《岩石冻融试验方法》", "岩石冻融试验方法")]
    [InlineData("《岩石冻融试验方法》（征求意见稿）", "《岩石冻融试验方法》（征求意见稿）", "《岩石冻融试验方法》（征求意见稿）")]
    public void A_title_is_cited_once(string title, string chinese, string english)
    {
        using (new CultureScope(Cultures.Chinese))
        {
            Assert.Equal(chinese, title.Cited());
        }

        using (new CultureScope(Cultures.English))
        {
            Assert.Equal(english, title.Cited());
        }
    }

    [Fact]
    public async Task Before_the_day_of_the_meeting_its_planned_end_is_named_and_nobody_present_is_said()
    {
        var committee = await _app.Committee(3);
        var meeting = await MeetingSteps.Called(_app, committee);
        var id = await InRoom(committee, meeting);
        using var desk = await Browser.For(_app, committee.Secretary, Cultures.Chinese);

        var room = await desk.Get($"/ballots/{id}/room");

        Assert.Contains("随会议结束，届时将发邮件请尚未投票者投票。会议计划结束时间： 2026年12月11日（周五）17:00", room.Document.GetElementById("room-ends")!.Spoken(), StringComparison.Ordinal);
        Assert.Contains("目前没有投票人登记在场，尚不能开启现场表决", room.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("0 人，可以投票", room.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_mail_after_the_room_says_that_it_completes_that_vote()
    {
        var committee = await _app.Committee(3);
        var meeting = await MeetingSteps.Called(_app, committee);
        _app.MoveTo(MeetingSteps.StartsAt.AddMinutes(30));
        var id = await InRoom(committee, meeting);
        var here = (await _app.Participant(meeting, committee.Members[0])).Id;
        Assert.True((await _app.In(services => services.GetRequiredService<Application.Meetings.RecordPresence>().ExecuteAsync(meeting, [new(here, false, true)], Acting.System, default))).IsDone);
        await _app.Release(id, committee);
        Assert.True((await _app.In(services => services.GetRequiredService<EndRoomVote>().ExecuteAsync(id, GivenBallot.By(committee.Chair), default))).IsDone);

        var mail = await _app.Written(MailKinds.BallotOpened, committee.Members[1]);

        Assert.Contains("在会议上进行现场表决。现就现场未投票的委员补充进行电子投票，与现场投票合并计票", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("发起投票", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_ballot_of_minutes_is_warned_of_where_the_rules_name_no_length_and_opens_nevertheless()
    {
        var committee = await _app.Committee(3);
        var now = LocalMoment.Of(_app.Clock.GetUtcNow().AddMinutes(11), "Asia/Shanghai");
        var id = await _app.Draft(committee, with: plan => plan with { DeadlineOn = now.Day, DeadlineClock = now.Clock });
        using var desk = await Browser.For(_app, committee.Secretary, Cultures.Chinese);

        Assert.Contains("投票期限不足 1 天", (await desk.Get($"/ballots/{id}")).Text, StringComparison.Ordinal);
        await _app.Release(id, committee);
        Assert.True((await _app.Cast(id, committee.Members[0], "yes")).IsDone);
    }

    private async Task<long> InRoom(GivenCommittee committee, long meeting)
    {
        var item = await _app.InDb(db => Task.FromResult(db.Meetings.Where(m => m.Id == meeting).SelectMany(m => m.Agenda).OrderBy(a => a.Position).Select(a => a.Id).First()));
        return await _app.Draft(committee, with: plan => plan with { AgendaItemId = item, DeadlineOn = new(2026, 12, 20) });
    }
}
