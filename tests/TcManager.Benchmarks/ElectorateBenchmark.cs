using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using TcManager.Application.Demonstration;
using TcManager.Benchmarks.Running;
using TcManager.Domain.Ballots;
using TcManager.Domain.Members;
using TcManager.Domain.People;

namespace TcManager.Benchmarks;

/// <summary>A secretariat releases a ballot of 20,000 voters and closes it after all have voted, in one request each; beside one durable transaction of as many bare rows as it writes.</summary>
internal sealed class ElectorateBenchmark(RunningApp app, ResultTable table)
{
    private const int Voters = 20_000, Turns = 3, RowsForEach = 2, RowsOfStatement = 250, Batch = 1_000;

    internal async Task RunAsync()
    {
        var committee = await FillAsync();
        var desk = await app.SignInAsync(DemonstrationAccounts.Emails["secretariat"]);
        await TurnAsync(committee, desk, 0);
        var (opened, closed, theirs) = (new List<double>(), new List<double>(), new List<double>());
        for (var turn = 1; turn <= Turns; turn++)
        {
            var (opening, closing) = await TurnAsync(committee, desk, turn);
            opened.Add(opening * 1000);
            closed.Add(closing * 1000);
            theirs.Add(await InsertAsync() * 1000);
        }

        var floor = $"one transaction of {Voters * RowsForEach:N0} bare rows, {RowsOfStatement} in a statement";
        table.Add($"opening, {Voters:N0} voters, {app.Store.Kind}", "ms", opened, theirs, floor);
        table.Add($"closing, {Voters:N0} slips to seal and count, {app.Store.Kind}", "ms", closed, theirs, floor);
    }

    private async Task<(double Opening, double Closing)> TurnAsync(long committee, string desk, int turn)
    {
        var ballot = await PrepareAsync(committee, turn);
        var (draft, cookie) = await app.GetAsync($"ballots/{ballot}", desk);
        var opening = await app.PostAsync($"ballots/{ballot}/opening", cookie, ("token", RunningApp.TokenOf(draft)), ("version", RunningApp.HiddenOf(draft, "version")));
        await VoteAsync(ballot);
        var (form, after) = await app.GetAsync($"ballots/{ballot}/closure", desk);
        var closing = await app.PostAsync($"ballots/{ballot}/closure", after, ("token", RunningApp.TokenOf(form)), ("IsConfirmed", "true"));
        await using var db = app.Store.Open();
        var sealedSlips = await db.SlipSeals.CountAsync(s => s.BallotId == ballot);
        return sealedSlips == Voters && await db.Verdicts.AnyAsync(v => v.Question.BallotId == ballot) ? (opening, closing) : throw new InvalidOperationException($"{sealedSlips} slips were counted.");
    }

    /// <summary>As many seats as shall vote.</summary>
    private async Task<long> FillAsync()
    {
        await using var db = app.Store.Open();
        var committee = await db.Committees.Where(c => c.Code == "SAC/TC 605").Select(c => c.Id).SingleAsync();
        var missing = Voters - await db.Memberships.CountAsync(m => m.CommitteeId == committee && m.ToOn == null && m.Category == SeatCategory.Voting);
        foreach (var numbers in Enumerable.Range(1, missing).Chunk(Batch))
        {
            var people = numbers.Select(i => new Person(Guid.CreateVersion7(), $"示例{i}", $"Sample {i}", $"sample{i}@bench.example") { IsSample = true }).ToList();
            db.AddRange(people);
            await db.SaveChangesAsync();
            db.AddRange(people.Select(p => new Membership(Guid.CreateVersion7(), committee, null, p.Id, SeatCategory.Voting, new(2024, 2, 26))));
            await db.SaveChangesAsync();
            db.ChangeTracker.Clear();
        }

        return committee;
    }

    private async Task<long> PrepareAsync(long committee, int turn)
    {
        var now = TimeProvider.System.GetUtcNow();
        await using var db = app.Store.Open();
        var rules = await db.Questions.Where(q => q.Ballot.CommitteeId == committee && q.Ballot.Kind == BallotKind.Vote && q.Ballot.OpenedAt != null).Select(q => q.RuleSetVersionId).FirstAsync();
        var plan = new BallotPlan("二万人投票", $"Twenty thousand {turn}", "是否同意？", "Do you agree?", DateOnly.FromDateTime(now.Date).AddDays(60), null, null, null, "Asia/Shanghai", rules, null);
        var ballot = Ballot.Prepare(Guid.CreateVersion7(), committee, $"BENCH {turn}", plan, null, now).Value;
        db.Add(ballot);
        await db.SaveChangesAsync();
        return ballot.Id;
    }

    private async Task VoteAsync(long ballotId)
    {
        for (long last = 0; ;)
        {
            await using var db = app.Store.Open();
            var ballot = await db.Ballots.Include(b => b.Committee).Include(b => b.Questions).ThenInclude(q => q.RuleSetVersion).SingleAsync(b => b.Id == ballotId);
            var voters = await db.Voters.Include(v => v.Membership).Where(v => v.BallotId == ballotId && v.Id > last).OrderBy(v => v.Id).Take(Batch).ToListAsync();
            if (voters.Count == 0)
            {
                return;
            }

            last = voters[^1].Id;
            db.AddRange(voters.Select(v => ballot.Accept(v, new(Guid.CreateVersion7(), [new(1, "yes", null)], v.PersonId, SlipChannel.Web, TimeProvider.System.GetUtcNow())).Value));
            await db.SaveChangesAsync();
        }
    }

    private async Task<double> InsertAsync()
    {
        await using var connection = await app.Store.ConnectAsync();
        await Store.ExecuteAsync(connection, "CREATE TABLE IF NOT EXISTS bare_voters (no int NOT NULL, words varchar(200) NOT NULL)");
        var row = "(1, 'a row of about the length of a mail that waits to be composed, with the ids of whom it goes to and of what it speaks')";
        var statement = $"INSERT INTO bare_voters (no, words) VALUES {string.Join(", ", Enumerable.Repeat(row, RowsOfStatement))}";
        var clock = Stopwatch.StartNew();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var command = connection.CreateCommand();
        (command.CommandText, command.Transaction) = (statement, transaction);
        for (var rows = 0; rows < Voters * RowsForEach; rows += RowsOfStatement)
        {
            await command.ExecuteNonQueryAsync();
        }

        await transaction.CommitAsync();
        return clock.Elapsed.TotalSeconds;
    }
}
