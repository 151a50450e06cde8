using System.Net;
using TcManager.Web.Tests.Fixture;

namespace TcManager.Web.Tests.RuleSets;

/// <summary>The calculator's page, without an account and without script.</summary>
[Trait("Database", "Any")]
public sealed class TheCalculator(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task Anyone_chooses_a_set_types_the_counts_and_sees_the_arithmetic()
    {
        using var browser = new Browser(app);
        var start = await browser.Get("/calculator");
        var chosen = await browser.Get("/calculator?set=sac-tc");
        var result = await browser.Get("/calculator/sac-tc?voting.entitled=32&voting.yes=24&voting.no=8&voting.abstain=");

        Assert.Equal(25, start.Document.QuerySelectorAll("#set option").Length);
        Assert.Equal("/calculator/sac-tc", chosen.Address.AbsolutePath);
        Assert.Null(chosen.Document.GetElementById("outcome"));
        Assert.Contains("Approved", result.Document.GetElementById("outcome")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("32/32 = 100.0%", result.Document.GetElementById("checks")!.Spoken(), StringComparison.Ordinal);
        Assert.Contains("8/32 = 25.0%", result.Document.GetElementById("checks")!.Spoken(), StringComparison.Ordinal);
        Assert.Contains("not verified", result.Document.GetElementById("checks")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("24", result.Document.GetElementById("voting_yes")!.GetAttribute("value"));
    }

    /// <summary>How many must vote was read in the text in force; the set as a whole was not.</summary>
    [Fact]
    public async Task What_was_read_in_the_text_in_force_says_so_also_in_a_set_that_is_not_verified()
    {
        using var browser = new Browser(app);
        var page = await browser.Get("/calculator/sac-expert-group?voting.entitled=15&voting.yes=15");

        Assert.Contains("verified against the text in force", page.Document.GetElementById("checks")!.Spoken(), StringComparison.Ordinal);
        Assert.DoesNotContain("not verified", page.Document.GetElementById("checks")!.Spoken(), StringComparison.Ordinal);
        Assert.Contains("not verified", page.Document.QuerySelector("main")!.Spoken(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_still_missing_is_exact()
    {
        using var browser = new Browser(app);
        var quorum = await browser.Get("/calculator/sac-tc?voting.entitled=49&voting.yes=36");
        var never = await browser.Get("/calculator/sac-tc?voting.entitled=32&voting.yes=15&voting.no=9&voting.abstain=6");

        Assert.Contains("36 counted, at least 37: 1 short", quorum.Document.GetElementById("missing")!.Spoken(), StringComparison.Ordinal);
        Assert.Contains("Member: votes in favour still needed: 1, of 13 who have not voted", quorum.Document.GetElementById("missing")!.Spoken(), StringComparison.Ordinal);
        Assert.Contains("even if all 2 who have not voted said yes", never.Document.GetElementById("missing")!.Spoken(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_said_to_be_impossible_where_those_who_approve_besides_may_nominate_experts()
    {
        using var browser = new Browser(app);
        var missing = (await browser.Get("/calculator/iso-np?P.entitled=16&P.yes=9&P.no=4&experts=3")).Document.GetElementById("missing")!.Spoken();

        Assert.Contains("3 counted, at least 4: 1 short", missing, StringComparison.Ordinal);
        Assert.DoesNotContain("who have not voted", missing, StringComparison.Ordinal);
        browser.Http.DefaultRequestHeaders.Add("Accept-Language", "zh-CN");
        Assert.Contains("差 1 个成员", (await browser.Get("/calculator/iso-np?P.entitled=16&P.yes=9&P.no=4&experts=3")).Document.GetElementById("missing")!.Spoken(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_percentage_is_cut_so_that_no_limit_seems_to_be_met_that_is_missed()
    {
        using var browser = new Browser(app);
        var page = await browser.Get("/calculator/two-thirds?voting.entitled=10000&voting.yes=6666&voting.no=3334");

        Assert.Contains("6666/10000 = 66.66%", page.Document.GetElementById("checks")!.Spoken(), StringComparison.Ordinal);
        Assert.Contains("1999/3000 = 66.63%", (await browser.Get("/calculator/two-thirds?voting.entitled=3000&voting.yes=1999&voting.no=1001")).Document.GetElementById("checks")!.Spoken(), StringComparison.Ordinal);
        Assert.Contains("6499/10000 = 64.99%", (await browser.Get("/calculator/simple-majority?voting.entitled=10000&voting.yes=6499&voting.no=3501")).Document.GetElementById("checks")!.Spoken(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Negatives_that_are_left_out_for_want_of_a_reason_are_said()
    {
        using var browser = new Browser(app);

        Assert.Contains(
            "Negative votes without a technical reason, left out of the votes cast: 2.",
            (await browser.Get("/calculator/iso-dis?P.entitled=20&P.yes=10&P.no=5&P.no.unreasoned=2&O.entitled=0")).Document.GetElementById("outcome")!.Spoken(),
            StringComparison.Ordinal);
        Assert.DoesNotContain("left out of", (await browser.Get("/calculator/iso-dis?P.entitled=20&P.yes=10&P.no=5&O.entitled=0")).Document.GetElementById("outcome")!.Spoken(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("zh")]
    [InlineData("zh-Hans")]
    [InlineData("zh-Hans-CN")]
    [InlineData("zh-HK")]
    [InlineData("zh-TW")]
    [InlineData("de,zh;q=0.5")]
    [InlineData("en;q=0.3, zh-SG;q=0.9")]
    public async Task Any_Chinese_is_the_Chinese_that_there_is(string accepted)
    {
        using var browser = new Browser(app);
        browser.Http.DefaultRequestHeaders.Add("Accept-Language", accepted);

        Assert.Equal("zh-CN", (await browser.Get("/calculator")).Document.DocumentElement.GetAttribute("lang"));
    }

    [Theory]
    [InlineData("de, fr;q=0.5")]
    [InlineData("en-GB, zh;q=0.5")]
    [InlineData("zh;q=0")]
    [InlineData("nonsense;;q=x")]
    public async Task Whatever_else_is_asked_for_gets_English(string accepted)
    {
        using var browser = new Browser(app);
        browser.Http.DefaultRequestHeaders.TryAddWithoutValidation("Accept-Language", accepted);

        Assert.Equal("en", (await browser.Get("/calculator")).Document.DocumentElement.GetAttribute("lang"));
    }

    [Fact]
    public async Task Digits_of_a_Chinese_keyboard_count()
    {
        using var browser = new Browser(app);
        browser.Http.DefaultRequestHeaders.Add("Accept-Language", "zh-CN");
        var result = await browser.Get($"/calculator/sac-tc?voting.entitled={Uri.EscapeDataString("４７")}&voting.yes=30&voting.no=%206");

        Assert.Contains("36/47 = 76.59%", result.Document.GetElementById("outcome")!.Spoken(), StringComparison.Ordinal);
        Assert.Equal("４７", result.Document.GetElementById("voting_entitled")!.GetAttribute("value"));
        Assert.Contains("有表决权人数", result.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("无效票", result.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Votes_are_short_by_votes_people_by_people_and_a_failed_number_is_no_false_statement()
    {
        using var browser = new Browser(app);
        browser.Http.DefaultRequestHeaders.Add("Accept-Language", "zh-CN");

        Assert.Contains("差 1 人", (await browser.Get("/calculator/sac-tc?voting.entitled=49&voting.yes=36")).Document.GetElementById("checks")!.Spoken(), StringComparison.Ordinal);
        Assert.Contains("差 2 票", (await browser.Get("/calculator/simple-majority?voting.entitled=30&voting.yes=14&voting.no=16")).Document.GetElementById("checks")!.Spoken(), StringComparison.Ordinal);
        Assert.Contains("14，应 ≥ 15", (await browser.Get("/calculator/sac-expert-group?voting.entitled=14&voting.yes=14")).Document.GetElementById("checks")!.Spoken().Replace(" ，", "，", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_speaks_Chinese()
    {
        using var browser = new Browser(app);
        browser.Http.DefaultRequestHeaders.Add("Accept-Language", "zh-CN");
        var result = await browser.Get("/calculator/sac-legacy-letter?voting.entitled=36&voting.yes=18&voting.no=5");

        Assert.Contains("须重新投票", result.Document.GetElementById("outcome")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("差 1", result.Document.GetElementById("missing")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Named_voters_vote_by_name()
    {
        using var browser = new Browser(app);
        var result = await browser.Get("/calculator/cen-71?others=yes&voter.DE=no&voter.FR=no&voter.IT=no&voter.UK=no&voter.MT=");

        Assert.Contains("289/405", result.Document.GetElementById("checks")!.Spoken(), StringComparison.Ordinal);
        Assert.Equal("no", result.Document.QuerySelector("#voter_DE option[selected]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Experts_and_votes_without_a_reason_are_asked_for_where_they_matter()
    {
        using var browser = new Browser(app);
        var result = await browser.Get("/calculator/iso-np?P.entitled=20&P.yes=10&P.no=5&P.no.unreasoned=1&experts=5");

        Assert.Contains("Approved", result.Document.GetElementById("outcome")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("10/15", result.Document.GetElementById("checks")!.Spoken(), StringComparison.Ordinal);
        Assert.Null((await browser.Get("/calculator/sac-tc")).Document.GetElementById("experts"));
    }

    [Theory]
    [InlineData("voting.entitled=abc", "voting_entitled", "Enter a whole number.")]
    [InlineData("voting.entitled=1.5", "voting_entitled", "Enter a whole number.")]
    [InlineData("voting.entitled=-1", "voting_entitled", "A count cannot be negative.")]
    [InlineData("voting.entitled=99999999999999999999", "voting_entitled", "At most")]
    [InlineData("voting.entitled=5&voting.yes=6", "voting_yes", "The votes add up to 6; entitled to vote: 5.")]
    [InlineData("voting.entitled=10&voting.yes=2&voting.no=18&voting.abstain=0&voting.void=0", "voting_no", "The votes add up to 20; entitled to vote: 10.")]
    [InlineData("voting.entitled=-1&voting.yes=x", "voting_entitled", "A count cannot be negative.")]
    [InlineData("voting.entitled=-1&voting.yes=x", "voting_yes", "Enter a whole number.")]
    [InlineData("voting.yes=6", "voting_entitled", "Say how many may vote.")]
    [InlineData("voting.entitled=", "voting_entitled", "Say how many may vote.")]
    public async Task What_cannot_be_is_said_at_its_field_and_kept(string query, string field, string fault)
    {
        using var browser = new Browser(app);
        var page = await browser.Get($"/calculator/sac-tc?{query}");

        Assert.StartsWith(fault, page.FaultAt(field), StringComparison.Ordinal);
        Assert.Null(page.Document.GetElementById("outcome"));
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.NotNull(page.Document.QuerySelector($"#errors a[href='#{field}']"));
    }

    [Fact]
    public async Task A_consultation_has_nothing_to_count_and_an_unknown_set_is_not_found()
    {
        using var browser = new Browser(app);

        var consultation = await browser.Get("/calculator/iso-cd?P.entitled=3");
        Assert.Equal(2, consultation.Document.Body!.TextContent.Split("is a consultation").Length);
        Assert.Null(consultation.Document.GetElementById("errors"));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get("/calculator/no-such-set")).Status);
        Assert.Equal("/calculator", (await browser.Get("/calculator?set=//evil.example")).Address.AbsolutePath);
    }

    [Fact]
    public async Task Every_set_is_shown_in_words_with_its_examples_computed()
    {
        using var browser = new Browser(app);
        var list = await browser.Get("/rule-sets");
        var links = list.Document.QuerySelectorAll("td.lead a").Select(a => a.GetAttribute("href")!).ToList();

        Assert.Equal(27, links.Count);
        foreach (var link in links)
        {
            var page = await browser.Get(link);
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.Empty(page.Document.QuerySelectorAll("#examples .tc-st.bad"));
            Assert.DoesNotContain("words.", page.Text, StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get("/rule-sets/sac-tc?version=99")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get("/rule-sets/sac-tc?version=abc")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get("/rule-sets/no-such-set")).Status);
    }
}
