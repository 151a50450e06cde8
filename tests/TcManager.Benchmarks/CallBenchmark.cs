using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using TcManager.Application.Demonstration;
using TcManager.Benchmarks.Running;
using TcManager.Domain.Meetings;
using TcManager.Domain.Members;
using TcManager.Domain.People;

namespace TcManager.Benchmarks;

/// <summary>A secretariat calls 2,500 people in one request; beside one durable transaction that inserts as many bare rows as the call does.</summary>
internal sealed class CallBenchmark(RunningApp app, ResultTable table)
{
    private const int People = 2_500, Turns = 3, RowsForEach = 2, RowsOfStatement = 250;

    internal async Task RunAsync()
    {
        var desk = await app.SignInAsync(DemonstrationAccounts.Emails["secretariat"]);
        var committee = await FillAsync();
        await CallAsync(committee, desk, 0);
        await InsertAsync();
        var (mine, theirs) = (new List<double>(), new List<double>());
        for (var turn = 1; turn <= Turns; turn++)
        {
            mine.Add(People / await CallAsync(committee, desk, turn));
            theirs.Add(People / await InsertAsync());
        }

        table.Add($"people called, {People:N0} in one request, {app.Store.Kind}", "/s", mine, theirs, $"one transaction of {People * RowsForEach:N0} bare rows, {RowsOfStatement} in a statement");
    }

    /// <summary>As many seats as shall be called.</summary>
    private async Task<long> FillAsync()
    {
        await using var db = app.Store.Open();
        var committee = await db.Committees.Where(c => c.Code == "SAC/TC 605").Select(c => c.Id).SingleAsync();
        var missing = People - await db.Memberships.CountAsync(m => m.CommitteeId == committee && m.ToOn == null);
        var people = Enumerable.Range(1, missing).Select(i => new Person(Guid.CreateVersion7(), $"示例{i}", $"Sample {i}", $"sample{i}@bench.example") { IsSample = true }).ToList();
        db.AddRange(people);
        await db.SaveChangesAsync();
        db.AddRange(people.Select(p => new Membership(Guid.CreateVersion7(), committee, null, p.Id, SeatCategory.Voting, new(2024, 2, 26))));
        await db.SaveChangesAsync();
        return committee;
    }

    private async Task<double> CallAsync(long committee, string desk, int turn)
    {
        var meeting = await ScheduleAsync(committee, turn);
        var (preview, cookie) = await app.GetAsync($"meetings/{meeting}/call", desk);
        var seconds = await app.PostAsync(
            $"meetings/{meeting}/call", cookie, ("token", RunningApp.TokenOf(preview)), ("Uid", RunningApp.HiddenOf(preview, "Uid")), ("Version", RunningApp.HiddenOf(preview, "Version")));
        await using var db = app.Store.Open();
        var called = await db.Participants.CountAsync(p => p.MeetingId == meeting);
        return called == People ? seconds : throw new InvalidOperationException($"{called} people were called.");
    }

    private async Task<long> ScheduleAsync(long committee, int turn)
    {
        var now = TimeProvider.System.GetUtcNow();
        var day = DateOnly.FromDateTime(now.Date).AddDays(120 + turn);
        var plan = new MeetingPlan
        {
            TitleZh = "全体委员会议",
            TitleEn = $"Plenary {turn}",
            Form = MeetingForm.Hybrid,
            Place = "沈阳",
            Link = "https://meet.example.org/bench",
            ZoneId = "Asia/Shanghai",
            On = day,
            Starts = 540,
            Ends = 1020,
            ReplyByOn = day.AddDays(-30),
            ReplyBy = 1440,
        };
        await using var db = app.Store.Open();
        var meeting = Meeting.Schedule(Guid.CreateVersion7(), committee, plan, now).Value;
        db.Add(meeting);
        await db.SaveChangesAsync();
        return meeting.Id;
    }

    private async Task<double> InsertAsync()
    {
        await using var connection = await app.Store.ConnectAsync();
        await Store.ExecuteAsync(connection, "CREATE TABLE IF NOT EXISTS bare_rows (no int NOT NULL, words varchar(200) NOT NULL)");
        var row = "(1, 'a row of about the length of a mail that waits to be composed, with the ids of whom it goes to and of what it speaks')";
        var statement = $"INSERT INTO bare_rows (no, words) VALUES {string.Join(", ", Enumerable.Repeat(row, RowsOfStatement))}";
        var clock = Stopwatch.StartNew();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var command = connection.CreateCommand();
        (command.CommandText, command.Transaction) = (statement, transaction);
        for (var rows = 0; rows < People * RowsForEach; rows += RowsOfStatement)
        {
            await command.ExecuteNonQueryAsync();
        }

        await transaction.CommitAsync();
        return clock.Elapsed.TotalSeconds;
    }
}
