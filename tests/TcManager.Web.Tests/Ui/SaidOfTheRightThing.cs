using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using TcManager.Application.Documents;
using TcManager.Application.Mail;
using TcManager.Domain;
using TcManager.Domain.Access;
using TcManager.Web.Features.Ballots;
using TcManager.Web.Features.Members;
using TcManager.Web.Tests.Fixture;
using TcManager.Web.Ui;

namespace TcManager.Web.Tests.Ui;

/// <summary>Words that are said of what stands before the reader: of one or many, of a page without a committee, of a file by its kind, of countries in the reader's language.</summary>
public sealed class SaidOfTheRightThing(TestApp app) : IClassFixture<TestApp>
{
    [Theory]
    [InlineData(1, "1 plenary in a row missed; the limit is 2")]
    [InlineData(3, "3 plenaries in a row missed; the limit is 2")]
    public void One_is_not_many(int count, string sentence)
    {
        using var culture = new CultureScope(Cultures.English);
        Assert.Equal(sentence, app.Services.GetRequiredService<IStringLocalizer<MembersTexts>>()["duty.standing.Meetings", count, 2].Value);
        Assert.Equal(sentence, app.Services.GetRequiredService<IStringLocalizer<MembersTexts>>()["duty.standing.Meetings", $"{count}", "2"].Value);
    }

    [Fact]
    public void A_verb_follows_its_number()
    {
        using var culture = new CultureScope(Cultures.English);
        var texts = app.Services.GetRequiredService<IStringLocalizer<MembersTexts>>();
        Assert.Equal("Composition: 1 rule holds, 2 warn, 1 fails.", texts["composition.brief", 1, 2, 1].Value);
    }

    [Theory]
    [InlineData(Cultures.English, "committee")]
    [InlineData(Cultures.Chinese, "委员会")]
    public async Task Who_may_not_read_a_page_of_no_committee_is_told_of_none(string culture, string word)
    {
        var committee = await app.Committee(1, culture == Cultures.English ? "SAC/TC U1" : "SAC/TC U2");
        using var member = await Browser.For(app, committee.Members[0], culture);

        var page = await member.Get("/organisations");

        Assert.Equal(HttpStatusCode.Forbidden, page.Status);
        Assert.DoesNotContain(word, page.Document.QuerySelector(".empty-subtitle")!.TextContent, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData(Cultures.English, "report.docx is not a valid Word document (.docx, without macros)")]
    [InlineData(Cultures.Chinese, "“report.docx”不是有效的 Word 文档（.docx，不含宏）")]
    public void A_file_is_called_what_its_name_claims(string culture, string sentence)
    {
        using var scope = new CultureScope(culture);
        using var services = app.Services.CreateScope();
        Assert.StartsWith(sentence, services.ServiceProvider.GetRequiredService<FormErrors>().Sentence<BallotsTexts>(new("document.notValid", "File", "report.docx", FileKinds.Docx)), StringComparison.Ordinal);
    }

    [Fact]
    public void Endings_are_listed_as_the_language_lists()
    {
        using var scope = new CultureScope(Cultures.Chinese);
        using var services = app.Services.CreateScope();
        Assert.Contains(".txt、.md、.csv", services.ServiceProvider.GetRequiredService<FormErrors>().Sentence<BallotsTexts>(new("document.wrongExtension", "File", "run.js", FileKinds.Text.Extensions)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Cultures.English, "Germany")]
    [InlineData(Cultures.Chinese, "德国")]
    public async Task Countries_are_named_in_the_language_of_the_reader(string culture, string germany)
    {
        using var administrator = await Browser.For(app, await app.Outsider($"admin-{culture}@ui.example", SystemRole.Administrator), culture);

        var options = (await administrator.Get("/organisations/new")).Document.QuerySelectorAll("select[name=Country] option").ToList();

        Assert.Equal(germany, options.Single(o => o.GetAttribute("value") == "DE").TextContent);
        Assert.All(options, option => Assert.NotEqual(option.GetAttribute("value"), option.TextContent));
    }
}
