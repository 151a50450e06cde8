using System.IO.Compression;
using System.Xml.Linq;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TcManager.Application.Ballots;
using TcManager.Application.Meetings;
using TcManager.Domain.Ballots;
using TcManager.Domain.Ballots.RuleSets;
using TcManager.Web.Tests.Fixture;
using TcManager.Web.Tests.Meetings;

namespace TcManager.Web.Tests.Ballots;

/// <summary>The chair signs it: how it was voted, by whom it is put out, until when, and by which rulings, are said as they were.</summary>
public sealed class WhatAResultPaperSays : IDisposable
{
    private static readonly XNamespace W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    private readonly TestApp _app = new();

    public void Dispose() => _app.Dispose();

    [Theory]
    [InlineData("zh-CN", "Sac", "纸质投票、电子投票（记名）：纸质 3 张、网上 2 张")]
    [InlineData("zh-CN", "Iso", "纸质投票、电子投票（记名）：纸质 3 张、网上 2 张")]
    [InlineData("en", "Sac", "By name, on paper, electronically (3 on paper, 2 electronically)")]
    [InlineData("en", "Iso", "By name, on paper, electronically (3 on paper, 2 electronically)")]
    public async Task Slips_on_paper_and_on_line_are_told_apart_with_their_numbers(string culture, string layout, string form)
    {
        var committee = await _app.Committee(6);
        var id = await _app.OpenBallot(committee);
        await OnPaper(id, committee, committee.Voters.Take(3));
        foreach (var voter in committee.Voters.Skip(3).Take(2))
        {
            Assert.True((await _app.Cast(id, voter, "yes")).IsDone);
        }

        await _app.CloseByHand(id, committee);
        await Says(id, committee, culture, layout, form);
    }

    [Fact]
    public async Task All_on_line_is_said_with_one_number_and_nothing_else()
    {
        var committee = await _app.Committee(3);
        var id = await _app.OpenBallot(committee);
        Assert.True((await _app.Cast(id, committee.Chair, "yes")).IsDone);
        await _app.CloseByHand(id, committee);
        await Says(id, committee, "zh-CN", "Sac", "电子投票（记名）：网上 1 张");
    }

    [Fact]
    public async Task A_show_of_hands_is_one_and_nobody_returned_anything()
    {
        var (committee, id) = await InTheRoom();
        Assert.True((await _app.In(services => services.GetRequiredService<CloseBallot>().WithHandsAsync(
            new(id, [new(1, "yes", 3), new(1, "no", 0), new(1, "abstain", 0)], true), GivenBallot.By(committee.Chair), default))).IsDone);

        foreach (var layout in new[] { "Sac", "Iso" })
        {
            var text = await Says(id, committee, "zh-CN", layout, "举手表决，由主任委员清点（在场投票人 3 人）");
            Assert.Contains("未参加表决", text, StringComparison.Ordinal);
            Assert.DoesNotContain("收回", text, StringComparison.Ordinal);
            Assert.DoesNotContain("电子", text, StringComparison.Ordinal);
            var english = await Says(id, committee, "en", layout, "Show of hands, counted by the chair (voters present: 3)");
            Assert.Contains("Did not take part", english, StringComparison.Ordinal);
            Assert.DoesNotContain("eturned", english, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Votes_cast_in_the_room_are_said_to_be_and_those_that_came_later_too()
    {
        var (committee, id) = await InTheRoom();
        foreach (var voter in committee.Voters.Take(3))
        {
            Assert.Equal(SlipChannel.Room, (await _app.Cast(id, voter, "yes")).Value.Channel);
        }

        Assert.True((await _app.In(services => services.GetRequiredService<EndRoomVote>().ExecuteAsync(id, GivenBallot.By(committee.Chair), default))).IsDone);
        Assert.True((await _app.Cast(id, committee.Voters[3], "yes")).IsDone);
        await _app.CloseByHand(id, committee);
        await Says(id, committee, "zh-CN", "Sac", "现场表决、电子投票（记名）：会场 3 张、网上 1 张");
    }

    [Fact]
    public async Task A_secret_vote_tells_no_number_of_a_way_that_few_chose()
    {
        var committee = await _app.Committee(6);
        var id = await _app.OpenBallot(committee, "simple-majority", plan => plan with { Secrecy = Secrecy.Secret });
        foreach (var voter in committee.Voters.Take(6))
        {
            Assert.True((await _app.Cast(id, voter, "yes")).IsDone);
        }

        await _app.InDb(db => db.Slips.Where(s => s.BallotId == id).OrderBy(s => s.Id).Take(1).ExecuteUpdateAsync(set => set.SetProperty(s => s.Channel, SlipChannel.Proxy)));
        await _app.CloseByHand(id, committee);
        Assert.DoesNotContain("（无记名）：", await Says(id, committee, "zh-CN", "Sac", "电子投票（无记名）"), StringComparison.Ordinal);

        // All of one way are those taking part, who are counted on the paper anyway.
        await _app.InDb(db => db.Slips.Where(s => s.BallotId == id).ExecuteUpdateAsync(set => set.SetProperty(s => s.Channel, SlipChannel.Web)));
        await Says(id, committee, "zh-CN", "Sac", "电子投票（无记名）：网上 6 张");
    }

    [Fact]
    public async Task It_names_the_committee_as_official_papers_do()
    {
        var committee = await _app.Committee(3);
        var id = await _app.OpenBallot(committee);
        await _app.CloseByHand(id, committee);
        await Says(id, committee, "zh-CN", "Sac", "全国岩土力学标准化技术委员会（SAC/TC 605）表决结果");
        await Says(id, committee, "en", "Sac", "SAC/TC 605 Rock and soil mechanics: result of the vote");
    }

    [Fact]
    public async Task A_deadline_at_midnight_is_24_00_of_the_day_that_ends()
    {
        var committee = await _app.Committee(3);
        var id = await _app.OpenBallot(committee);
        _app.MoveTo(GivenBallot.ClosesAt);
        Assert.True((await _app.Close(id)).IsDone);
        var text = await Says(id, committee, "zh-CN", "Sac", "2026年12月10日（周四）24:00 北京时间");
        Assert.DoesNotContain("12月11日", text, StringComparison.Ordinal);

        using var chair = await Browser.For(_app, committee.Chair, "zh-CN");
        Assert.Contains("2026年12月10日（周四）24:00", (await chair.Get("/")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_questions_are_numbered_with_their_rules_and_hashes_under_each()
    {
        var committee = await _app.Committee(3);
        var rules = await _app.RuleSet("simple-majority");
        var id = await _app.OpenBallot(committee, with: plan => plan with { Further = [new("是否加急？", "Shall it be urgent?", rules, CommentDuty.AsTheRules)] });
        await _app.CloseByHand(id, committee);
        var hashes = await _app.InDb(db => db.Verdicts.OrderBy(v => v.Question.No).Select(v => v.ResultHash).ToListAsync());

        var text = await Says(id, committee, "zh-CN", "Sac", "1. 是否同意报送？");
        var places = new[] { "1. 是否同意报送？", "sac-tc", Convert.ToHexStringLower(hashes[0]), "2. 是否加急？", "simple-majority", Convert.ToHexStringLower(hashes[1]), "主任委员（签字）" }
            .Select(said => text.IndexOf(said, StringComparison.Ordinal)).ToList();
        Assert.All(places, place => Assert.True(place >= 0));
        Assert.Equal(places.Order(), places);
    }

    [Fact]
    public async Task A_share_says_of_what_it_is_one()
    {
        var committee = await _app.Committee(3);
        var id = await _app.OpenBallot(committee);
        foreach (var voter in committee.Voters.Take(2))
        {
            Assert.True((await _app.Cast(id, voter, "yes")).IsDone);
        }

        await _app.CloseByHand(id, committee);
        var text = await Says(id, committee, "zh-CN", "Sac", "占全体 50 %");
        Assert.Contains("占参加 100 %", text, StringComparison.Ordinal);
        Assert.Contains("100 % of those taking part", await Says(id, committee, "en", "Sac", "50 % of all"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tables_stay_whole_and_the_signature_with_its_day()
    {
        var committee = await _app.Committee(3);
        var id = await _app.OpenBallot(committee);
        await _app.CloseByHand(id, committee);
        using var desk = await Browser.For(_app, committee.Secretary);
        var file = await desk.Http.GetByteArrayAsync(new Uri($"/ballots/{id}/result.docx", UriKind.Relative));
        using (var document = WordprocessingDocument.Open(new MemoryStream(file), false))
        {
            Assert.Empty(new OpenXmlValidator().Validate(document).Select(e => $"{e.Path?.XPath}: {e.Description}"));
        }

        using var zip = new ZipArchive(new MemoryStream(file));
        using var part = zip.GetEntry("word/document.xml")!.Open();
        var body = XDocument.Load(part).Root!.Element(W + "body")!;
        static bool StaysWithNext(XElement paragraph) => paragraph.Element(W + "pPr")?.Element(W + "keepNext") is not null;
        Assert.All(body.Elements(W + "tbl").Skip(1).SkipLast(1), table =>
        {
            var rows = table.Elements(W + "tr").ToList();
            Assert.All(rows, row => Assert.NotNull(row.Element(W + "trPr")!.Element(W + "cantSplit")));
            Assert.All(rows.SkipLast(1).Descendants(W + "p"), paragraph => Assert.True(StaysWithNext(paragraph)));
        });
        var tail = body.Elements().SkipLast(1).TakeLast(4).ToList();
        Assert.Equal("tbl", tail[0].Name.LocalName);
        Assert.All(tail[0].Descendants(W + "p").Concat(tail[1..3]), paragraph => Assert.True(StaysWithNext(paragraph)));
        Assert.Contains("Date:", tail[3].Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_ruling_stands_by_name_with_its_reason_and_whose_it_is()
    {
        var committee = await _app.Committee(3);
        var id = await _app.OpenBallot(committee, "sac-legacy-letter");
        Assert.True((await _app.Cast(id, committee.Chair, "yes")).IsDone);
        Assert.True((await _app.Cast(id, committee.Members[0], "yes")).IsDone);
        Assert.True((await _app.Cast(id, committee.Members[2], "noUnlessAdopted", "Clause 5 lacks a limit.")).IsDone);
        await _app.CloseByHand(id, committee);
        using var desk = await Browser.For(_app, committee.Secretary);
        await desk.Post(await desk.Get($"/ballots/{id}/rulings"), "form[id^=ruling-]", ("Kind", "Adopted"), ("Reason", "第 5 章已补充限值。"));

        foreach (var layout in new[] { "Sac", "Iso" })
        {
            var text = await Says(id, committee, "zh-CN", layout, "委员3（示例单位）：");
            Assert.Contains("意见已采纳。理由：第 5 章已补充限值。（认定人：秘书，", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Every_ruling_stands_on_it_the_one_that_was_taken_back_and_the_vote_left_as_cast()
    {
        var committee = await _app.Committee(3);
        var id = await _app.OpenBallot(committee, "sac-legacy-letter");
        Assert.True((await _app.Cast(id, committee.Chair, "yes")).IsDone);
        foreach (var voter in committee.Members.Take(2))
        {
            Assert.True((await _app.Cast(id, voter, "noUnlessAdopted", "Clause 5 lacks a limit.")).IsDone);
        }

        await _app.CloseByHand(id, committee);
        await Rule(id, committee, committee.Members[0], RulingKind.Adopted, "第 5 章已补充限值。");
        await Rule(id, committee, committee.Members[0], RulingKind.AsCast, "限值后来又删去。");
        await Rule(id, committee, committee.Members[1], RulingKind.AsCast, "建议未采纳。");

        foreach (var layout in new[] { "Sac", "Iso" })
        {
            var text = await Says(id, committee, "zh-CN", layout, "按原样计票。理由：限值后来又删去。（认定人：秘书，");
            var replaced = text.IndexOf("意见已采纳。理由：第 5 章已补充限值。（认定人：秘书，", StringComparison.Ordinal);
            Assert.InRange(replaced, 0, text.IndexOf("限值后来又删去", StringComparison.Ordinal));
            Assert.Single(text.Split("已由下一条认定取代").Skip(1));
            Assert.Contains("委员2（示例单位）：“不赞成，如采纳建议或意见改为赞成”，按原样计票。理由：建议未采纳。", text, StringComparison.Ordinal);

            // Nothing counts otherwise than it was cast.
            Assert.DoesNotContain("因意见已采纳，按", text, StringComparison.Ordinal);
            Assert.DoesNotContain("不计入", text, StringComparison.Ordinal);
        }

        using var chair = await Browser.For(_app, committee.Chair);
        var page = await chair.Get($"/ballots/{id}");
        Assert.Equal(3, page.Document.QuerySelectorAll("#rulings li").Length);
        Assert.Contains("replaced by the next one", Assert.Single(page.Document.QuerySelectorAll("#rulings li"), li => li.TextContent.Contains("Proposal adopted", StringComparison.Ordinal)).TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("stay accepted", page.Document.GetElementById("sign")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_secret_ballot_it_names_nobody_and_no_reason()
    {
        var committee = await _app.Committee(3);
        var id = await _app.OpenBallot(committee, "sac-legacy-letter");
        Assert.True((await _app.Cast(id, committee.Members[2], "noUnlessAdopted", "Clause 5 lacks a limit.")).IsDone);
        await _app.CloseByHand(id, committee);
        await Rule(id, committee, committee.Members[2], RulingKind.AsCast, "建议未采纳。");
        Assert.Contains("建议未采纳", await Says(id, committee, "zh-CN", "Sac", "委员3"), StringComparison.Ordinal);

        // Rules that allow both are no reason to trust the rows alone.
        await _app.InDb(db => db.Ballots.Where(b => b.Id == id).ExecuteUpdateAsync(set => set.SetProperty(b => b.Secrecy, Secrecy.Secret)));
        var text = await Says(id, committee, "zh-CN", "Sac", "无记名");
        Assert.DoesNotContain("建议未采纳", text, StringComparison.Ordinal);
        Assert.DoesNotContain("委员3", text, StringComparison.Ordinal);
    }

    private async Task Rule(long id, GivenCommittee committee, Someone voter, RulingKind kind, string reason)
    {
        var answer = await _app.AnswerOf(id, voter);
        Assert.True((await _app.In(s => s.GetRequiredService<RuleOnVote>().ExecuteAsync(new(Guid.CreateVersion7(), id, 1, answer, kind, reason), GivenBallot.By(committee.Secretary), default))).IsDone);
    }

    private async Task<string> Says(long id, GivenCommittee committee, string culture, string layout, string said)
    {
        using var member = await Browser.For(_app, committee.Members[0], culture);
        var page = (await member.Get($"/ballots/{id}/result?layout={layout}")).Document.GetElementById("result")!.TextContent;
        var docx = await ResultPapersOfABallot.Docx(member, $"/ballots/{id}/result.docx?layout={layout}");
        Assert.Contains(said, page, StringComparison.Ordinal);
        Assert.Contains(said, docx, StringComparison.Ordinal);
        return docx;
    }

    private async Task OnPaper(long id, GivenCommittee committee, IEnumerable<Someone> people)
    {
        var members = people.Select(p => p.PersonId).ToList();
        var voters = await _app.InDb(db => db.Voters.Where(v => v.BallotId == id && members.Contains(v.PersonId)).Select(v => v.Id).ToListAsync());
        Assert.True((await _app.In(services => services.GetRequiredService<RecordSlips>().ExecuteAsync(
            new(id, Guid.CreateVersion7(), SlipChannel.Paper, [.. voters.Select(voter => new SlipRow(voter, [new(1, "yes", null)], 0, false))], null), GivenBallot.By(committee.Secretary), default))).IsDone);
    }

    /// <summary>Four voters, three of them present, and a vote open in the room.</summary>
    private async Task<(GivenCommittee Committee, long Ballot)> InTheRoom()
    {
        var committee = await _app.Committee(3);
        var meeting = await MeetingSteps.Called(_app, committee);
        _app.MoveTo(MeetingSteps.StartsAt.AddMinutes(30));
        var item = await _app.InDb(db => db.Meetings.Where(m => m.Id == meeting).SelectMany(m => m.Agenda).OrderBy(a => a.Position).Select(a => a.Id).FirstAsync());
        var id = await _app.Draft(committee, with: plan => plan with { AgendaItemId = item, DeadlineOn = new(2026, 12, 20) });
        foreach (var someone in committee.Voters.Take(3))
        {
            var participant = (await _app.Participant(meeting, someone)).Id;
            await _app.In(services => services.GetRequiredService<RecordPresence>().ExecuteAsync(meeting, [new(participant, false, true)], Application.Audit.Acting.System, default));
        }

        await _app.Release(id, committee);
        return (committee, id);
    }
}
