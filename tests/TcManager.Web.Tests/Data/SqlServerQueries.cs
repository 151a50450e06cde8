using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query.Internal;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using TcManager.Application.Accounts;
using TcManager.Application.Audit;
using TcManager.Application.Ballots;
using TcManager.Application.Data;
using TcManager.Application.Reminders;
using TcManager.Domain.Access;
using TcManager.Web.Tests.Ballots;
using TcManager.Web.Tests.Fixture;
using TcManager.Web.Tests.Mail;
using TcManager.Web.Tests.Meetings;

namespace TcManager.Web.Tests.Data;

/// <summary>Every query that the application sends while people and jobs work with it, in the words of SQL Server, is checked against the tables there.</summary>
[Trait("Database", "Any")]
public sealed partial class SqlServerQueries(SqlServerQueries.TappedApp app) : IClassFixture<SqlServerQueries.TappedApp>
{
    [Fact]
    public async Task Are_valid_on_its_tables()
    {
        var committee = await app.Committee(4, "SAC/TC 605");
        await WorkAsync(committee);
        Someone[] readers =
        [
            committee.Secretary, committee.Chair, committee.Members[0], await app.Seat(committee, "Past", new(2024, 3, 1), new(2025, 6, 30)),
            await app.Outsider("supervisor@sql.example", SystemRole.Supervisor), await app.Outsider("administrator@sql.example", SystemRole.Administrator),
        ];
        var seen = new HashSet<string>();
        foreach (var reader in readers)
        {
            seen.UnionWith(await CrawlAsync(reader));
        }

        Assert.True(seen.Count > 25, string.Join('\n', seen));
        Assert.True(QueryTap.Refused.IsEmpty, string.Join("\n\n", QueryTap.Refused.Take(3)));
        var commands = QueryTap.Commands.Values.ToList();
        Assert.True(commands.Count > 150, $"{commands.Count} commands");
        Assert.Empty(Faults(commands));
        Assert.Empty(commands.Where(c => OfTextWithoutCollation(c.Text)).Select(c => c.Text));
        Assert.Empty(commands.Where(c => NumbersRows(c.Text)).Select(c => c.Text));
    }

    [Fact]
    public void A_wrong_query_is_found()
    {
        Assert.NotEmpty(Faults([new("SELECT [b].[Nope] FROM [Ballots] AS [b] WHERE [b].[Id] = @p", ["@p bigint"])]));
        Assert.NotEmpty(Faults([new("SELECT [n].[Id] FROM [NoSuchTable] AS [n]", [])]));
        Assert.True(OfTextWithoutCollation("SELECT 1 WHERE N'yes' IN (SELECT [v].[value] FROM OPENJSON(@p) WITH ([value] nvarchar(32) '$') AS [v])"));
    }

    private static List<string> Faults(IEnumerable<KeptCommand> commands)
    {
        using var db = new Db.SqlServer.DesignFactory().CreateDbContext([]);
        var model = OfflineSqlServer.Model(ReplayedScript.Of(db.Database.GenerateCreateScript()).Definitions());
        foreach (var (index, command) in commands.Index())
        {
            model.AddObjects(command.AsProcedure($"Query{index}"));
        }

        return [.. OfflineSqlServer.Faults(model)];
    }

    /// <summary>A list of texts unfolded from JSON has the collation of the database: beside a column with another one that is error 468.</summary>
    private static bool OfTextWithoutCollation(string sql) => OfflineSqlServer.Parts<SchemaDeclarationItemOpenjson>(sql)
        .Any(item => item.ColumnDefinition is { Collation: null, DataType: SqlDataTypeReference { SqlDataTypeOption: SqlDataTypeOption.NVarChar or SqlDataTypeOption.VarChar } });

    /// <summary>The first row of many for each row: all of the table are numbered for it, and joined without an index. Its columns are asked for one by one instead.</summary>
    private static bool NumbersRows(string sql) => sql.Contains("ROW_NUMBER()", StringComparison.Ordinal);

    /// <summary>A meeting is called and answered, ballots are voted on and closed, mails and reminders go out, and the record is sealed and checked.</summary>
    private async Task WorkAsync(GivenCommittee committee)
    {
        await app.Plenary(committee, 1, new(2025, 3, 1), (committee.Chair, Domain.Meetings.AttendanceOutcome.Present), (committee.Members[0], Domain.Meetings.AttendanceOutcome.Excused));
        await app.Schedule(committee);
        var called = await MeetingSteps.Called(app, committee);
        using (var anonymous = new Browser(app))
        {
            await anonymous.Get(await app.Link(called, committee.Members[1]));
            await anonymous.Post(await anonymous.Get("/password-reset"), "form[action='/password-reset']", ("Email", committee.Members[3].Email));
        }

        await app.Draft(committee);
        var closed = await GivenBallot.OpenBallot(app, committee);
        foreach (var (voter, choice) in new[] { (committee.Chair, "yes"), (committee.Members[0], "no"), (committee.Members[0], "yes"), (committee.Members[1], "no") })
        {
            await app.Cast(closed, voter, choice);
        }

        Assert.True((await app.CloseByHand(closed, committee)).IsDone);
        await GivenBallot.OpenBallot(app, committee);
        await app.Deliver();
        app.Clock.Advance(TimeSpan.FromDays(2));
        await app.In(async services =>
        {
            await services.GetRequiredService<OpenDueBallots>().ExecuteAsync(default);
            await services.GetRequiredService<QueueDueReminders>().ExecuteAsync(default);
            await services.GetRequiredService<CloseExpiredBallots>().ExecuteAsync(default);
            await services.GetRequiredService<SealAudit>().ExecuteAsync(default);
            await services.GetRequiredService<CheckSlips>().ExecuteAsync(default);
            return await services.GetRequiredService<CheckAudit>().ExecuteAsync(default);
        });
        await app.Deliver();
        await app.InDb(db => db.Documents.Where(Visible.Documents(db, Actor.Anonymous, new(2026, 1, 1))).ToListAsync());
    }

    /// <summary>All that is linked from the home page on, each kind of address once.</summary>
    private async Task<HashSet<string>> CrawlAsync(Someone reader)
    {
        using var browser = await Browser.For(app, reader);
        var seen = new HashSet<string>();
        var waiting = new Queue<string>(["/"]);
        while (waiting.TryDequeue(out var address))
        {
            if (!seen.Add(Number().Replace(address, "#")) || address.StartsWith("/jobs", StringComparison.Ordinal))
            {
                continue;
            }

            var page = await browser.Get(address);
            Assert.True(page.Status != HttpStatusCode.InternalServerError, $"{reader.NameLatin} {address}: {page.Text}");
            foreach (var link in page.Document.Links.OfType<IHtmlAnchorElement>().Select(a => a.GetAttribute("href")!).Where(href => href.StartsWith('/')))
            {
                waiting.Enqueue(link.Split('#')[0]);
            }
        }

        return seen;
    }

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Number();

    /// <summary>The application with the tap on its queries.</summary>
    public sealed class TappedApp : TestApp
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
#pragma warning disable EF1001 // See QueryTap.
            builder.ConfigureServices(services => services.ConfigureDbContext<TcManagerDb>(options => options.ReplaceService<IQueryCompiler, QueryTap>()));
#pragma warning restore EF1001
        }
    }
}
