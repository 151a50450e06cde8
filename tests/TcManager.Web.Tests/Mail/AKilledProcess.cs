using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using TcManager.Application.Data;
using TcManager.Application.Mail;
using TcManager.Web.Tests.Fixture;

namespace TcManager.Web.Tests.Mail;

/// <summary>The program itself, its own scheduler and a real mail server; the computer's clock.</summary>
public sealed class AKilledProcess : IAsyncLifetime
{
    private readonly MailServer _server = new();
    private readonly StartedPrograms _programs = new();

    public Task InitializeAsync() => _server.InitializeAsync();

    public async Task DisposeAsync()
    {
        _programs.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task In_the_middle_of_a_campaign_loses_no_mail_and_repeats_at_most_the_one_in_the_air()
    {
        using var app = new TestApp();
        var committee = await app.Committee(members: 46);
        var day = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().Date);
        var call = await app.Called(committee, GivenMail.Plan with { On = day.AddDays(60), ReplyByOn = day.AddDays(50) });
        await app.InDb(db => db.Outbox.ExecuteUpdateAsync(set => set.SetProperty(m => m.NotBeforeAt, TimeProvider.System.GetUtcNow().AddMinutes(-1)).SetProperty(m => m.ExpiresAt, (DateTimeOffset?)null)));
        var connection = await HandOverAsync(app);

        // The server takes a mail and answers late: the worker is nearly always between the two when it dies.
        _server.Rules("slow 0.4");
        var first = Start(connection);
        await UntilAsync(() => Task.FromResult(_server.Mails().Count >= 6));
        first.Kill();
        await first.WaitForExitAsync();
        var taken = _server.Mails().Count;
        Assert.InRange(taken, 6, 46);

        // What the dead one had claimed comes free with the end of its lease; ten minutes are not waited for here.
        await In(connection, db => db.Outbox.Where(m => m.State == OutboxState.Claimed).ExecuteUpdateAsync(set => set.SetProperty(m => m.ClaimedUntilAt, TimeProvider.System.GetUtcNow().AddMinutes(-1))));
        _server.Rules();
        Start(connection);
        await UntilAsync(() => In(connection, db => db.Outbox.AllAsync(m => m.State == OutboxState.Sent)));

        var mails = _server.Mails();
        Assert.Equal(committee.Voters.Select(v => v.Email).Order(), mails.Select(m => m.Headers["X-Rcpt"]).Distinct().Order());
        Assert.InRange(mails.Count, 47, 48);
        Assert.Equal(47, mails.Select(m => m.MessageId).Distinct().Count());
        Assert.Equal(47, await In(connection, db => db.Outbox.CountAsync(m => m.CampaignId == call.CampaignId)));
    }

    private static async Task<string> HandOverAsync(TestApp app)
    {
        if (TestDatabase.IsShared)
        {
            return app.ConnectionString;
        }

        // SQLite means one process: the second one gets a file of its own.
        var file = Path.Combine(app.DataFolder, "handed-over.db");
        await app.InDb(db => db.Database.ExecuteSqlAsync($"VACUUM INTO {file}"));
        return $"Data Source={file}";
    }

    private Process Start(string connection)
    {
        var process = _programs.Start(
        [
            ("Database:Kind", $"{TestDatabase.Kind}"), ("Database:ConnectionString", connection),
            ("Demonstration:Enabled", "false"), ("Jobs:Enabled", "true"), .. _server.Settings(),
        ]);
        _programs.Drain(process);
        return process;
    }

    private static async Task<T> In<T>(string connection, Func<TcManagerDb, Task<T>> work)
    {
        await using var db = TestDatabase.Open(connection);
        return await work(db);
    }

    private async Task UntilAsync(Func<Task<bool>> isSo)
    {
        var waiting = Stopwatch.StartNew();
        while (!await isSo())
        {
            Assert.True(waiting.Elapsed < StartedPrograms.Patience, $"It did not come to pass in time.\n{string.Join('\n', _programs.Said)}");
            await Task.Delay(100);
        }
    }
}
