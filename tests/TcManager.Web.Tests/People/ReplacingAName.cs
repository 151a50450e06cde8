using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;
using TcManager.Application.Audit;
using TcManager.Application.People;
using TcManager.Domain.Access;
using TcManager.Domain.Ballots;
using TcManager.Domain.Members;
using TcManager.Domain.People;
using TcManager.Web.Tests.Ballots;
using TcManager.Web.Tests.Fixture;

namespace TcManager.Web.Tests.People;

/// <summary>A name is replaced everywhere by one pseudonym; results, hashes and chains verify as before (decisions 19).</summary>
public sealed class ReplacingAName : IDisposable
{
    private const string Form = "main form[method='post']";

    private readonly TestApp _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task The_name_is_gone_everywhere_and_everything_verifies_as_before()
    {
        var committee = await _app.Committee(code: "SAC/TC P31");
        var someone = committee.Members[0];
        var duplicate = await _app.InDb(async db =>
        {
            var person = await db.People.SingleAsync(p => p.Id == someone.PersonId);
            person.Rename("独特名", "Unique Name", "Du Teming");
            person.Describe(TitleLevel.Senior, true, "Prize of Unique Name", "rock", "de");
            var other = new Person(Guid.CreateVersion7(), "独特名旧", "Unique Name Older", "older@p31.example");
            db.Add(other);
            await db.SaveChangesAsync();
            return other.Id;
        });
        Assert.True((await Join(duplicate, someone.PersonId)).IsDone);
        var ballot = await _app.OpenBallot(committee);
        Assert.True((await _app.Cast(ballot, someone, "no", "a reason")).IsDone);
        Assert.True((await _app.CloseByHand(ballot, committee)).IsDone);
        await _app.InDb(async db =>
        {
            var seat = await db.Memberships.SingleAsync(m => m.Id == someone.MembershipId);
            seat.EndOn(new(2026, 10, 31));
            await db.SaveChangesAsync();
        });
        var before = await Results(ballot);
        await _app.In(services => services.GetRequiredService<SealAudit>().ExecuteAsync(default));
        using var administrator = await Browser.For(_app, await _app.Outsider("administrator@p31.example", SystemRole.Administrator));
        using var own = await Browser.For(_app, someone);

        Assert.Contains(await Holding("Unique Name"), place => place.StartsWith("Voters.", StringComparison.Ordinal));
        var form = await administrator.Get($"/people/{someone.PersonId}/pseudonym");
        var mistyped = await administrator.Post(form, Form, ("TypedName", "Unique name"));
        Assert.Contains("This is not the person’s name", mistyped.FaultAt("TypedName"), StringComparison.Ordinal);
        var replaced = await administrator.Post(mistyped, Form, ("TypedName", " Unique Name "));

        Assert.Contains("The name is replaced by a pseudonym.", replaced.Text, StringComparison.Ordinal);
        Assert.Contains($"Person {someone.PersonId}", replaced.Text, StringComparison.Ordinal);
        Assert.Equal(before, await Results(ballot));
        await _app.In(services => services.GetRequiredService<SealAudit>().ExecuteAsync(default));
        Assert.True((await _app.In(services => services.GetRequiredService<CheckAudit>().ExecuteAsync(default))).IsWhole);
        Assert.Equal([], await Holding("独特名", "Unique Name", someone.Email, "older@p31.example", "Du Teming"));
        Assert.False(await _app.InDb(db => db.Users.AnyAsync(a => a.PersonId == someone.PersonId)));

        // The old session has ended, the page of the ballot shows the pseudonym, nobody gives the person a seat.
        Assert.Equal("/sign-in", (await own.Get($"/ballots/{ballot}")).Address.AbsolutePath);
        using var chair = await Browser.For(_app, committee.Chair);
        Assert.Contains($"Person {someone.PersonId}", (await chair.Get($"/ballots/{ballot}")).Text, StringComparison.Ordinal);
        var given = await _app.In(services => services.GetRequiredService<Application.Members.GiveSeat>()
            .ExecuteAsync(Guid.CreateVersion7(), committee.Id, new(someone.PersonId, SeatCategory.Voting, StakeholderSide.User, null, new(2026, 12, 1), []), Acting.System, default));
        Assert.Equal(["seat.personUnknown"], given.Refusals.Select(r => r.Code));
        Assert.Equal($"/people/{someone.PersonId}", (await administrator.Get($"/people/{duplicate}")).Address.AbsolutePath);
        Assert.Contains("The name has been replaced by a pseudonym", (await administrator.Get($"/people/{someone.PersonId}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_in_a_seat_entitled_in_an_open_ballot_or_oneself_is_refused()
    {
        var committee = await _app.Committee(code: "SAC/TC P32");
        var someone = committee.Members[0];
        var ballot = await _app.OpenBallot(committee);
        var administrator = await _app.Outsider("administrator@p32.example", SystemRole.Administrator);
        using var browser = await Browser.For(_app, administrator);
        var place = $"/people/{someone.PersonId}/pseudonym";

        var shown = await browser.Get(place);
        Assert.Contains("The person has a seat in SAC/TC P32", shown.Text, StringComparison.Ordinal);
        Assert.Contains("in a ballot that is open", shown.Text, StringComparison.Ordinal);
        Assert.Contains("The person has a seat in SAC/TC P32", (await browser.Post(shown, Form, ("TypedName", someone.NameLatin))).Text, StringComparison.Ordinal);
        await _app.InDb(async db =>
        {
            (await db.Memberships.SingleAsync(m => m.Id == someone.MembershipId)).EndOn(new(2026, 10, 31));
            await db.SaveChangesAsync();
        });
        var entitled = await browser.Post(shown, Form, ("TypedName", someone.NameLatin));
        Assert.DoesNotContain("The person has a seat", entitled.Text, StringComparison.Ordinal);
        Assert.Contains("in a ballot that is open", entitled.Text, StringComparison.Ordinal);
        Assert.True((await _app.CloseByHand(ballot, committee)).IsDone);
        Assert.Contains("You cannot replace your own name", (await browser.Post(await browser.Get($"/people/{administrator.PersonId}/pseudonym"), Form, ("TypedName", administrator.NameLatin))).Text, StringComparison.Ordinal);

        // Many at once replace it once.
        var pages = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => browser.Post(entitled, Form, ("TypedName", someone.NameLatin))));
        Assert.All(pages, page => Assert.Equal($"/people/{someone.PersonId}", page.Address.AbsolutePath));
        Assert.Equal(1, await _app.InDb(db => db.AuditEntries.CountAsync(e => e.Action == AuditActions.PersonPseudonymised)));
    }

    private async Task<Domain.Outcome> Join(long from, long into)
    {
        var versions = await _app.InDb(db => db.People.Where(p => p.Id == from || p.Id == into).ToDictionaryAsync(p => p.Id, p => p.Version));
        return await _app.In(services => services.GetRequiredService<MergePeople>().ExecuteAsync(from, versions[from], into, versions[into], Acting.System, default));
    }

    /// <summary>Stored and recomputed: leaves from the slips as they are now, results as they stand.</summary>
    private Task<string> Results(long ballotId) => _app.InDb(async db =>
    {
        var ballot = await db.Ballots.Include(b => b.Questions).SingleAsync(b => b.Id == ballotId);
        var slips = await db.Slips.Include(s => s.Voter).Include(s => s.Answers).Where(s => s.BallotId == ballotId).OrderBy(s => s.Id).ToListAsync();
        foreach (var slip in slips)
        {
            var payload = SlipLeaf.PayloadHashOf([.. slip.Answers.Select(a => new PayloadAnswer(ballot.Questions.Single(q => q.Id == a.QuestionId).No, a.Choice, a.Reason))]);
            var leaf = new SlipLeaf(slip.Uid, ballot.Uid, slip.Voter.VoterKey, slip.Revision, slip.Generation, $"{slip.Channel}", slip.CastAt, payload);
            Assert.Equal(slip.PayloadHash, payload);
            Assert.Equal(slip.LeafHash, leaf.LeafHash());
        }

        var verdicts = await db.Verdicts.Where(v => v.Question.BallotId == ballotId).OrderBy(v => v.Id).ToListAsync();
        return string.Join('|', slips.Select(s => Convert.ToHexString(s.LeafHash)).Concat(verdicts.Select(v => $"{v.Outcome}{Convert.ToHexString(v.ResultHash)}")));
    });

    /// <summary>Every column of text in the database that still holds one of the words.</summary>
    private Task<List<string>> Holding(params string[] words) => _app.InDb(async db =>
    {
        var found = new List<string>();
        foreach (var (table, column) in db.Model.GetEntityTypes().Where(t => t.GetTableName() is not null)
            .SelectMany(t => t.GetFlattenedProperties().Where(p => (p.GetProviderClrType() ?? p.GetTypeMapping().Converter?.ProviderClrType ?? p.ClrType) == typeof(string)).Select(p => (t.GetTableName()!, p.GetColumnName(StoreObjectIdentifier.Create(t, StoreObjectType.Table)!.Value)))).Where(c => c.Item2 is not null).Distinct())
        {
            foreach (var word in words)
            {
#pragma warning disable EF1002 // Names of the model.
                if (await db.Database.SqlQueryRaw<long>($"SELECT COUNT(*) AS \"Value\" FROM \"{table}\" WHERE \"{column}\" LIKE {{0}}", $"%{word}%").SingleAsync() > 0)
#pragma warning restore EF1002
                {
                    found.Add($"{table}.{column}: {word}");
                }
            }
        }

        return found;
    });
}
