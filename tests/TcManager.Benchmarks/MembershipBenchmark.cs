using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using TcManager.Application.Demonstration;
using TcManager.Benchmarks.Running;
using TcManager.Domain.Committees;
using TcManager.Domain.Members;
using TcManager.Domain.People;

namespace TcManager.Benchmarks;

/// <summary>The rosters of a national body: 1,350 committees, 60,000 people, one committee of 4,700; milliseconds until a page has come, beside the provider's own reading of the same rows.</summary>
internal sealed partial class MembershipBenchmark(RunningApp app, ResultTable table)
{
    private const int Committees = 1_350, People = 60_000, Large = 4_700, Turns = 7, Portion = 2_000;
    private static readonly DateOnly First = new(2024, 2, 26);

    internal async Task RunAsync()
    {
        var (small, large) = await FillAsync();
        var supervisor = await app.SignInAsync(DemonstrationAccounts.Emails["supervisor"]);
        await MeasureAsync("roster, 44 members", $"committees/{small}/members", supervisor, Roster(small), "the seats with their people, read bare");
        await MeasureAsync("roster, 4,700 members", $"committees/{large}/members", supervisor, Roster(large), "the seats with their people, read bare");
        await MeasureAsync("composition of 1,350 committees", "composition", supervisor, "SELECT m.\"Id\", m.\"CommitteeId\", m.\"Side\", p.\"TitleLevel\" FROM \"Memberships\" m JOIN \"People\" p ON p.\"Id\" = m.\"PersonId\"", "all seats with their people, read bare");
        await IndexedAsync(supervisor);
        foreach (var (name, text) in new[] { ("find, one of 60,000 by code", "SAC/TC B700"), ("find, by two Chinese characters", "量甲"), ("find, by Latin name", "Bench 31234") })
        {
            await MeasureAsync(name, $"find?q={Uri.EscapeDataString(text)}", supervisor, $"SELECT \"Id\" FROM \"People\" WHERE \"NameZh\" LIKE '%{text}%' OR \"NameLatin\" LIKE '%{text}%'", "one scan of the names with LIKE");
        }
    }

    private static string Roster(long committee) => $"SELECT m.\"Id\", m.\"Side\", m.\"FromOn\", p.\"NameZh\", p.\"NameLatin\", p.\"PinyinName\" FROM \"Memberships\" m JOIN \"People\" p ON p.\"Id\" = m.\"PersonId\" WHERE m.\"CommitteeId\" = {committee}";

    /// <summary>Committees beside those of the demonstration, with as many seats as there are people for; every thirtieth seat is a body's.</summary>
    private async Task<(long Small, long Large)> FillAsync()
    {
        await using var db = app.Store.Open();
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        var committees = Enumerable.Range(1, Committees - await db.Committees.CountAsync()).Select(i =>
        {
            var committee = new Committee(Guid.CreateVersion7(), $"SAC/TC B{i}", CommitteeKind.TC, new($"示例委员会{i}", $"Sample committee {i}"), "sac-2020", "Asia/Shanghai", "zh-CN");
            committee.Enter(LifeState.Established, First);
            return committee;
        }).ToList();
        var bodies = Enumerable.Range(1, 20_000).Select(i => new Organisation(Guid.CreateVersion7(), $"B{i}", new($"示例单位{i}", $"Sample body {i}"), "CN") { IsSample = true }).ToList();
        await SaveAsync(db, committees);
        await SaveAsync(db, bodies);
        var people = Enumerable.Range(1, People).Select(i =>
        {
            var person = new Person(Guid.CreateVersion7(), $"量{"甲乙丙丁戊"[i % 5]}{"东南西北中"[i / 5 % 5]}{i}", $"Bench {i}", null) { IsSample = true };
            person.Describe((TitleLevel)(i % 5), isAcademician: i % 500 == 0);
            return person;
        }).ToList();
        await SaveAsync(db, people);
        await SaveAsync(db, people.Select((p, i) => new Employment(p.Id, bodies[i % bodies.Count].Id, new("", ""), First)));
        var rest = (People - Large) / (committees.Count - 1);
        await SaveAsync(db, people.Select((p, i) =>
        {
            var committee = committees[i < Large ? 0 : Math.Min(committees.Count - 1, 1 + ((i - Large) / rest))].Id;
            var side = (StakeholderSide)(i % 5);
            var seat = i % 30 == 29
                ? Membership.OfBody(Guid.CreateVersion7(), committee, null, bodies[i % bodies.Count].Id, p.Id, SeatCategory.Voting, First, side)
                : new Membership(Guid.CreateVersion7(), committee, null, p.Id, SeatCategory.Voting, First, side, bodies[i % bodies.Count].Id);
            if (i % 44 < 3 && i % 30 != 29)
            {
                seat.Hold((OfficeRole)(i % 44), First);
            }

            return seat;
        }));
        return (committees[1].Id, committees[0].Id);
    }

    private static async Task SaveAsync<T>(DbContext db, IEnumerable<T> rows)
        where T : class
    {
        foreach (var portion in rows.Chunk(Portion))
        {
            db.AddRange(portion);
            await db.SaveChangesAsync();
            db.ChangeTracker.Clear();
        }
    }

    /// <summary>What was written past the application is found after its next comparison.</summary>
    private async Task IndexedAsync(string signedIn)
    {
        for (var attempt = 0; attempt < 300; attempt++)
        {
            if (Person().IsMatch((await app.GetAsync($"find?q={Uri.EscapeDataString($"Bench {People}")}", signedIn)).Page))
            {
                return;
            }

            await Task.Delay(1000);
        }

        throw new TimeoutException("The index of names does not follow.");
    }

    [GeneratedRegex(@"/people/\d")]
    private static partial Regex Person();

    private async Task MeasureAsync(string name, string path, string signedIn, string sql, string remark)
    {
        var (page, _) = await app.GetAsync(path, signedIn);
        await ReadAsync(sql);
        var (mine, theirs) = (new List<double>(), new List<double>());
        for (var turn = 0; turn < Turns; turn++)
        {
            var clock = Stopwatch.StartNew();
            await app.GetAsync(path, signedIn);
            mine.Add(clock.Elapsed.TotalMilliseconds);
            theirs.Add(await ReadAsync(sql));
        }

        table.Add($"{name}, {app.Store.Kind}", "ms", mine, theirs, string.Create(CultureInfo.InvariantCulture, $"{remark} ({page.Length / 1024.0:0} KB ours)"));
    }

    private async Task<double> ReadAsync(string sql)
    {
        await using var connection = await app.Store.ConnectAsync();
        var clock = Stopwatch.StartNew();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var values = new object[reader.FieldCount];
        while (await reader.ReadAsync())
        {
            reader.GetValues(values);
        }

        return clock.Elapsed.TotalMilliseconds;
    }
}
