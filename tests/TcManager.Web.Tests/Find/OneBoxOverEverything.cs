using System.Net;
using TcManager.Domain.Access;
using TcManager.Domain.Committees;
using TcManager.Domain.People;
using TcManager.Web.Tests.Fixture;

namespace TcManager.Web.Tests.Find;

/// <summary>Committees, organisations and people are found by any form of code and name in which somebody would type them.</summary>
public sealed class OneBoxOverEverything : IAsyncLifetime, IDisposable
{
    private readonly TestApp _app = new();

    private Browser _reader = null!;

    public async Task InitializeAsync()
    {
        await _app.Named("SAC/TC 605", "全国岩土力学标准化技术委员会", "Rock and soil mechanics");
        await _app.Named("SAC/TC 1605", "软土", "Soft soil");
        await _app.Named("SAC/TC 207/SC 1", "环境管理体系", "Environmental management systems", CommitteeKind.SC);
        await _app.Named("SAC/TC 207", "环境管理", "Environmental management");
        await _app.Named("ISO/TC 321", "电子商务交易保障", "Transaction assurance in E-commerce");
        var renamed = await _app.Organisation("ORG-1", "中国岩石研究院", "China Rock Institute");
        await _app.Change<Organisation>(renamed, o => o.Rename(new("中岩科学研究院", "Zhongyan Academy"), new(2020, 1, 1)));
        await _app.Organisation("ORG-2", "重庆大学", "Chongqing University");
        await _app.Person("单雨桐", "Shan Yutong", "Shan Yutong");
        await _app.Person("单立", "Shan Li", "Shan Li");
        await _app.Person("李明", "Li Ming", "Li Ming");
        await _app.Person("李明华", "Li Minghua", "Li Minghua");
        await _app.Person("吕西安", "Lü Xi'an", "Lü Xi'an");
        await _app.Person("欧阳桐", "Ouyang Tong");
        await _app.Person("José O’Brien-Ødegård", "José O’Brien-Ødegård", "O’Brien José");
        _reader = await Browser.For(_app, await _app.Outsider("reader@find.example", SystemRole.Supervisor));
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    [InlineData("TC 605", "SAC/TC 605")]
    [InlineData("tc605", "SAC/TC 605")]
    [InlineData("sac/tc605", "SAC/TC 605")]
    [InlineData("SAC TC 605", "SAC/TC 605")]
    [InlineData("605", "SAC/TC 605")]
    [InlineData("ＴＣ６０５", "SAC/TC 605")]
    [InlineData("tc 207", "SAC/TC 207")]
    [InlineData("207/SC 1", "SAC/TC 207/SC 1")]
    [InlineData("tc207sc1", "SAC/TC 207/SC 1")]
    [InlineData("iso/tc 321", "ISO/TC 321")]
    [InlineData("TC 32", "ISO/TC 321")]
    [InlineData("岩", "SAC/TC 605")]
    [InlineData("岩土", "SAC/TC 605")]
    [InlineData("土力学", "SAC/TC 605")]
    [InlineData("委员会 岩土", "SAC/TC 605")]
    [InlineData("yantu", "SAC/TC 605")]
    [InlineData("yan tu li xue", "SAC/TC 605")]
    [InlineData("tulix", "SAC/TC 605")]
    [InlineData("ytlx", "SAC/TC 605")]
    [InlineData("mechanics roc", "SAC/TC 605")]
    public async Task A_committee(string typed, string code)
    {
        var page = await _reader.Find(typed);

        Assert.StartsWith($"{code} · ", page.Found("committees")[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("单", "Shan Yutong", "Shan Li")]
    [InlineData("雨桐", "Shan Yutong")]
    [InlineData("单雨桐", "Shan Yutong")]
    [InlineData("桐", "Ouyang Tong", "Shan Yutong")]
    [InlineData("shan yutong", "Shan Yutong")]
    [InlineData("shanyutong", "Shan Yutong")]
    [InlineData("Shan Yu Tong", "Shan Yutong")]
    [InlineData("yutong shan", "Shan Yutong")]
    [InlineData("shanyu", "Shan Yutong")]
    [InlineData("syt", "Shan Yutong")]
    [InlineData("ouyangtong", "Ouyang Tong")]
    [InlineData("oyt", "Ouyang Tong")]
    [InlineData("李明", "Li Ming", "Li Minghua")]
    [InlineData("li ming", "Li Ming", "Li Minghua")]
    [InlineData("liming", "Li Ming", "Li Minghua")]
    [InlineData("lv xian", "Lü Xi'an")]
    [InlineData("luxian", "Lü Xi'an")]
    [InlineData("lü", "Lü Xi'an")]
    [InlineData("jose", "José O’Brien-Ødegård")]
    [InlineData("JOSÉ O'BRI", "José O’Brien-Ødegård")]
    public async Task A_person(string typed, params string[] names)
    {
        var page = await _reader.Find(typed);

        Assert.Equal(names.Order(StringComparer.Ordinal), page.Found("people").Order(StringComparer.Ordinal));
        Assert.Equal(names.Contains("Li Ming") ? "Li Ming" : page.Found("people")[0], page.Found("people")[0]);
    }

    [Theory]
    [InlineData("岩石研究院", "Zhongyan Academy")]
    [InlineData("rock inst", "Zhongyan Academy")]
    [InlineData("中岩", "Zhongyan Academy")]
    [InlineData("org-1", "Zhongyan Academy")]
    [InlineData("chongqing", "Chongqing University")]
    [InlineData("cqdx", "Chongqing University")]
    public async Task An_organisation_by_todays_and_former_names(string typed, string name) =>
        Assert.Equal(name, (await _reader.Find(typed)).Found("organisations")[0]);

    [Fact]
    public async Task What_was_typed_is_marked_and_a_former_name_is_named()
    {
        Assert.Contains("TC 605", (await _reader.Find("tc605")).Marks());
        Assert.Contains("土力学", (await _reader.Find("tulixue")).Marks());
        Assert.Contains("Shan Yu", (await _reader.Find("shanyu")).Marks());
        Assert.Contains("雨桐", (await _reader.Find("雨桐")).Marks());
        Assert.Contains("单雨桐", (await _reader.Find("syt")).Marks());
        var former = await _reader.Find("岩石研究");
        Assert.Contains("Formerly China Rock Institute · 中国岩石研究院", former.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Formerly", (await _reader.Find("中岩")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"")]
    [InlineData("\"shan")]
    [InlineData("shan\" OR word : \"li")]
    [InlineData("shan AND NOT li")]
    [InlineData("NEAR(shan li, 2)")]
    [InlineData("{word} : shan")]
    [InlineData("^shan*")]
    [InlineData("-shan + ( ) * : ^")]
    [InlineData("'; DROP TABLE words; --")]
    [InlineData("%_|\\")]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("。，、？！")]
    [InlineData("𠮷野家")]
    [InlineData("😀")]
    public async Task Whatever_is_typed_is_only_looked_for(string typed)
    {
        var page = await _reader.Find(typed);

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(typed.Trim(), page.Document.QuerySelector("#q")!.GetAttribute("value")?.Trim() ?? "");
        Assert.Equal("Shan Li", (await _reader.Find("shan li")).Found("people").Single());
    }

    [Fact]
    public async Task Very_long_text_is_cut_and_endless_syllables_cost_nothing()
    {
        foreach (var typed in new[] { new string('岩', 4000), string.Concat(Enumerable.Repeat("an", 2000)), string.Concat(Enumerable.Repeat("anan", 24)) + "vq", string.Join(' ', Enumerable.Repeat("li", 500)) })
        {
            Assert.Equal(HttpStatusCode.OK, (await _reader.Find(typed)).Status);
        }
    }

    [Fact]
    public async Task Twenty_of_a_kind_and_the_way_to_all_of_them()
    {
        for (var i = 0; i < 65; i++)
        {
            await _app.Person($"赵{i:00}", $"Zhao Number {i:00}", $"Zhao {i:00}");
        }

        var page = await _reader.Find("zhao");
        Assert.Equal(20, page.Found("people").Count);
        var all = await _reader.Get(page.Document.QuerySelector("#people .card-footer a")!.GetAttribute("href")!);
        Assert.Equal("All 65 people", page.Document.QuerySelector("#people .card-footer a")!.TextContent);
        Assert.Equal(60, all.Found("people").Count);
        var rest = await _reader.Get(all.Document.QuerySelector("a[rel=next]")!.GetAttribute("href")!);

        Assert.Equal(5, rest.Found("people").Count);
        Assert.Equal(65, all.Found("people").Concat(rest.Found("people")).Distinct().Count());
        Assert.Equal(5, (await _reader.Get("/find?q=zhao&only=people&page=99")).Found("people").Count);
        Assert.Equal(20, (await _reader.Get("/find?q=zhao&only=nonsense&page=-3")).Found("people").Count);
    }

    [Fact]
    public async Task The_box_stands_on_every_page_of_those_who_are_signed_in()
    {
        var home = await _reader.Get("/");
        Assert.NotNull(home.Document.QuerySelector("header form[action='/find'] input[name=q]"));
        using var nobody = new Browser(_app);
        Assert.Null((await nobody.Get("/sign-in")).Document.QuerySelector("form[action='/find']"));
        Assert.Equal("/sign-in", (await nobody.Get("/find?q=605")).Address.AbsolutePath);
    }

    public void Dispose()
    {
        _reader.Dispose();
        _app.Dispose();
    }
}
