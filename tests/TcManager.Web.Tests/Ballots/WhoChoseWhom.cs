using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TcManager.Application.Audit;
using TcManager.Application.Ballots.Secret;
using TcManager.Application.Data;
using TcManager.Application.Mail;
using TcManager.Domain.Ballots;
using TcManager.Web.Tests.Fixture;

namespace TcManager.Web.Tests.Ballots;

/// <summary>Nobody can tell: not from the export, the tables, the mails, the record or the sealed slips.</summary>
public sealed class WhoChoseWhom : IDisposable
{
    private readonly TestApp _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task The_export_pairs_nobody_and_every_change_is_found()
    {
        var committee = await _app.Committee(5);
        var id = await _app.OpenElection(committee);
        await _app.Votes(id, committee, "c1", "c2", "c1", "abstain", "c1");
        await _app.Cast(id, committee.Chair, "c2");
        await _app.Cast(id, committee.Chair, "c1");
        await _app.CloseByHand(id, committee);
        using var member = await Browser.For(_app, committee.Members[3]);
        Assert.Equal(System.Net.HttpStatusCode.Forbidden, (await member.Get($"/ballots/{id}/export.json")).Status);
        Assert.Null((await member.Get($"/ballots/{id}")).Document.QuerySelector("a[href$='export.json']"));
        using var browser = await Browser.For(_app, committee.Secretary);
        var export = await browser.Http.GetStringAsync(new Uri($"/ballots/{id}/export.json", UriKind.Relative));

        Assert.All(JsonNode.Parse(export)!["slips"]!.AsArray(), slip => Assert.Null(slip!["answers"]));
        var changes = Verifier.Changes(export).ToList();
        var faults = await Verifier.FaultsAsync([export, .. changes.Select(c => c.Export)]);
        Assert.Equal("", faults[0]);
        Assert.Equal([], changes.Zip(faults.Skip(1)).Where(pair => pair.Second.Length == 0).Select(pair => pair.First.Path));
    }

    /// <summary>Pitfalls 23: whatever column of whatever table is compared with whatever other, no voter comes beside a choice.</summary>
    [Fact]
    public async Task No_join_of_any_two_tables_pairs_a_voter_with_a_choice()
    {
        var committee = await _app.Committee(7);
        var id = await _app.OpenElection(committee);
        await _app.Votes(id, committee, "c1", "c2", "c1", "c2", "abstain", "c1", "c1");
        await _app.CloseByHand(id, committee);
        var choices = await _app.InDb(db => db.SecretChoices.AsNoTracking().ToListAsync());

        // The rows of choices refer to the question alone, and nothing refers to them.
        var (own, others) = await _app.InDb(db => Task.FromResult((
            db.Model.FindEntityType(typeof(SecretChoice))!.GetProperties().Select(p => p.Name).Order().ToList(),
            db.Model.GetEntityTypes().SelectMany(e => e.GetForeignKeys()).Where(k => k.PrincipalEntityType.ClrType == typeof(SecretChoice)).ToList())));
        Assert.Equal(["Category", "Choice", "Key", "QuestionId"], own);
        Assert.Empty(others);

        // No value of a choice's row stands in any other row, but its question, category and choice, which many share.
        var keys = choices.Select(c => c.Key.ToString("N")).ToHashSet();
        foreach (var (table, text) in await AllRows())
        {
            if (table != "SecretChoices")
            {
                Assert.DoesNotContain(keys, key => text.Contains(key, StringComparison.OrdinalIgnoreCase));
                Assert.False(keys.Select(key => Convert.ToHexString(Guid.Parse(key).ToByteArray())).Any(key => text.Contains(key, StringComparison.OrdinalIgnoreCase)), table);
            }
        }

        // Rows lie in the order of random keys, wherever the database put them: the order of the votes is in none of them.
        var lying = await _app.InDb(db => db.Database.SqlQueryRaw<Guid>(TestDatabase.Kind == DatabaseKind.Sqlite
            ? "SELECT \"Key\" AS \"Value\" FROM \"SecretChoices\" ORDER BY rowid"
            : "SELECT \"Key\" AS \"Value\" FROM \"SecretChoices\" ORDER BY ctid").ToListAsync());
        Assert.Equal(lying.Order(), lying);
        Assert.DoesNotContain(choices, c => c.Key.Version == 7 && choices.All(o => o.Key.Version == 7));
    }

    [Fact]
    public async Task Neither_mail_nor_record_says_what_anybody_chose()
    {
        var committee = await _app.Committee(5);
        var id = await _app.OpenElection(committee);
        await _app.Votes(id, committee, "c1", "c2", "c2", "c2", "c1");
        await _app.CloseByHand(id, committee);

        foreach (var entry in await _app.InDb(db => db.AuditEntries.AsNoTracking().Where(a => a.Action == AuditActions.VoteCast).ToListAsync()))
        {
            Assert.Equal(["revision", "slip", "voter"], entry.Data.Values.Keys.Order());
        }

        var receipts = await _app.InDb(db => db.Outbox.AsNoTracking().Where(m => m.Template == MailKinds.Receipt).ToListAsync());
        Assert.Equal(5, receipts.Count);
        foreach (var (table, text) in await AllRows())
        {
            if (table is "Slips" or "Voters" or "Outbox" or "AuditEntries" or "SlipSeals")
            {
                Assert.DoesNotContain("\"c1\"", text, StringComparison.Ordinal);
                Assert.DoesNotContain("|c1|", text, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task What_is_sealed_opens_for_its_slip_alone()
    {
        await _app.Committee(1);
        await _app.In(services =>
        {
            var box = services.GetRequiredService<BallotBox>();
            var key = box.MakeKey(1);
            var slip = new SealedFor(Guid.CreateVersion7(), Guid.CreateVersion7(), "M:1");
            var payload = BallotBox.Seal(key.PublicKey, slip, [new(1, "c1", null), new(2, "abstain", null)]);
            using var open = box.Open(key);
            Assert.Equal([new CastAnswer(1, "c1", null), new CastAnswer(2, "abstain", null)], open.Read(payload, slip));
            Assert.ThrowsAny<System.Security.Cryptography.CryptographicException>(() => open.Read(payload, slip with { VoterKey = "M:2" }));
            payload[^1] ^= 1;
            Assert.ThrowsAny<System.Security.Cryptography.CryptographicException>(() => open.Read(payload, slip));
            return Task.FromResult(true);
        });
    }

    /// <summary>Every row of every table, its columns as text between bars.</summary>
    private Task<List<(string Table, string Text)>> AllRows() => _app.InDb(async db =>
    {
        var tables = new List<(string, string)>();
        await db.Database.OpenConnectionAsync();
        foreach (var table in db.Model.GetEntityTypes().Select(e => e.GetTableName()!).Distinct().Order())
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = $"SELECT * FROM \"{table}\"";
            await using var reader = await command.ExecuteReaderAsync();
            var text = new StringBuilder();
            while (await reader.ReadAsync())
            {
                for (var column = 0; column < reader.FieldCount; column++)
                {
                    text.Append('|').Append(reader.GetValue(column) switch { byte[] bytes => Convert.ToHexString(bytes), Guid uid => uid.ToString("N"), string { Length: 36 } uid => uid.Replace("-", "", StringComparison.Ordinal), var value => value.ToString() });
                }

                text.Append("|\n");
            }

            tables.Add((table, text.ToString()));
        }

        return tables;
    });
}
