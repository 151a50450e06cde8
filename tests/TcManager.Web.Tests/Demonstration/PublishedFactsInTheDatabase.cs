using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using TcManager.Domain;
using TcManager.Domain.Committees;
using TcManager.Domain.Projects;

namespace TcManager.Web.Tests.Demonstration;

public sealed class PublishedFactsInTheDatabase(DemonstrationApp app) : IClassFixture<DemonstrationApp>
{
    private static List<JsonElement> Facts(string list) => [.. DemonstrationApp.Facts.GetProperty(list).EnumerateArray()];

    private static string Text(JsonElement fact, string name) => fact.GetProperty(name).GetString()!;

    private static List<JsonElement> Many(JsonElement fact, string name) =>
        fact.TryGetProperty(name, out var list) ? [.. list.EnumerateArray()] : [];

    [Fact]
    public async Task Every_organisation_stands_with_its_names_and_country()
    {
        var rows = await app.InDb(db => db.Organisations.Where(o => !o.IsSample).ToDictionaryAsync(o => o.Code));

        Assert.Equal(Facts("organisations").Select(o => Text(o, "code")).Order(), rows.Keys.Order());
        Assert.All(Facts("organisations"), fact =>
        {
            var row = rows[Text(fact, "code")];
            Assert.Equal(new Bilingual(Text(fact, "zh"), Text(fact, "en")), row.Name);
            Assert.Equal(Text(fact, "country"), row.Country);
            Assert.Equal(
                fact.TryGetProperty("secretariatsHeld", out var held) ? (held.GetProperty("national").GetInt32(), held.GetProperty("mirrors").GetInt32()) : ((int?, int?))(null, null),
                (row.PublishedNational, row.PublishedMirrors));
        });
    }

    [Fact]
    public async Task Every_committee_stands_with_its_titles_and_founding()
    {
        var rows = await app.InDb(db => db.Committees.Include("_states").ToDictionaryAsync(c => c.Code));

        Assert.Equal(Facts("committees").Sum(c => 1 + Many(c, "children").Count), rows.Count);
        Assert.All(Facts("committees"), fact =>
        {
            var row = rows[Text(fact, "code")];
            Assert.Equal(new Bilingual(Text(fact, "zh"), Text(fact, "en")), row.Title);
            Assert.Equal(row.Code.StartsWith("SAC/", StringComparison.Ordinal) ? "sac-2020" : "iso", row.ProfileCode);
            Assert.Equal(fact.TryGetProperty("scope", out var scope) ? scope.GetString() : "", row.Scope.En);
            Assert.Equal(
                fact.TryGetProperty("establishedOn", out var on) ? on.GetString() : fact.TryGetProperty("establishedIn", out var year) ? $"{year}-01-01" : null,
                row.States.SingleOrDefault()?.OnDate.ToString("O", CultureInfo.InvariantCulture));
            Assert.Equal(fact.TryGetProperty("establishedIn", out _) ? DatePrecision.Year : DatePrecision.Day, row.States.SingleOrDefault()?.Precision ?? DatePrecision.Day);
        });
    }

    [Fact]
    public async Task Every_child_stands_below_its_parent_under_the_whole_code()
    {
        var rows = await app.InDb(db => db.Committees.Where(c => c.ParentId != null)
            .Select(c => new { c.Code, Parent = c.Parent!.Code }).ToDictionaryAsync(c => c.Code, c => c.Parent));

        var expected = Facts("committees").SelectMany(c => Many(c, "children").Select(child => ($"{Text(c, "code")}/{Text(child, "code")}", Text(c, "code"))));
        Assert.Equal(expected.Order(), rows.Select(r => (r.Key, r.Value)).Order());
        Assert.Equal("SAC/TC 207", rows["SAC/TC 207/SC 1"]);
    }

    [Fact]
    public async Task Every_secretariat_is_held_as_published_and_a_second_holder_is_the_twin()
    {
        var rows = await app.InDb(db => db.CommitteeBodies.Where(b => !b.Organisation.IsSample)
            .Select(b => new { Committee = b.Committee.Code, b.Part, Organisation = b.Organisation.Code }).ToListAsync());

        var expected = Facts("committees").SelectMany(c => Many(c, "secretariat").Select((body, index) =>
            new { Committee = Text(c, "code"), Part = index == 0 ? BodyPart.Secretariat : BodyPart.Twin, Organisation = body.GetString()! }));
        Assert.Equal(expected.OrderBy(b => b.Committee).ThenBy(b => b.Part), rows.OrderBy(b => b.Committee).ThenBy(b => b.Part));
        Assert.Contains(rows, b => b is { Committee: "ISO/TC 321", Part: BodyPart.Twin, Organisation: "AFNOR" });
    }

    [Fact]
    public async Task Every_mirror_and_liaison_links_two_committees()
    {
        var rows = await app.InDb(db => db.CommitteeLinks.Select(l => new { From = l.Committee.Code, l.Kind, To = l.Other.Code }).ToListAsync());

        var expected = Facts("committees").SelectMany(c =>
            Many(c, "mirrorOf").Select(to => new { From = Text(c, "code"), Kind = LinkKind.Mirror, To = to.GetString()! })
                .Concat(Many(c, "liaisons").Select(to => new { From = Text(c, "code"), Kind = LinkKind.Liaison, To = to.GetString()! })));
        Assert.Equal(expected.OrderBy(l => l.From).ThenBy(l => l.To), rows.OrderBy(l => l.From).ThenBy(l => l.To));
    }

    [Fact]
    public async Task Every_project_stands_at_its_stage()
    {
        var rows = await app.InDb(db => db.Projects.Where(p => !p.IsSample)
            .Select(p => new { Committee = p.Committee.Code, p.Reference, p.Title, p.Stage }).ToDictionaryAsync(p => p.Reference));

        Assert.Equal(Facts("projects").Count, rows.Count);
        Assert.All(Facts("projects"), fact =>
        {
            var row = rows[Text(fact, "reference")];
            Assert.Equal(Text(fact, "committee"), row.Committee);
            Assert.Equal(new Bilingual(Text(fact, "zh"), Text(fact, "en")), row.Title);
            Assert.Equal(Text(fact, "stage") == "published" ? Stage.Publication : Stage.Review, row.Stage);
        });
    }
}
