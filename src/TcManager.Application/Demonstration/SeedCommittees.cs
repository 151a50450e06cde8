using TcManager.Application.Data;
using TcManager.Domain;
using TcManager.Domain.Committees;
using TcManager.Domain.People;
using TcManager.Domain.Projects;

namespace TcManager.Application.Demonstration;

/// <summary>A committee with what is published about it.</summary>
internal sealed record SeededCommittee(CommitteeFact Fact, Committee Row)
{
    /// <summary>The first day of its sample seats: its founding, or the year from which this installation knows it.</summary>
    public required DateOnly SeatsFrom { get; init; }
}

/// <summary>Everything that is known by its code.</summary>
internal sealed record SeededWorld(IReadOnlyDictionary<string, SeededCommittee> Committees, IReadOnlyDictionary<string, Organisation> Organisations);

/// <summary>Organisations, committees, who holds their secretariats, mirrors, liaisons and projects, as published.</summary>
public sealed class SeedCommittees(TcManagerDb db)
{
    // The facts were published in spring 2024: what they say of a body that has no founding date held by then.
    private static readonly DateOnly Known = new(2024, 1, 1);

    internal async Task<SeededWorld> ExecuteAsync(PublishedFacts facts, SampleBodies bodies, CancellationToken ct)
    {
        var organisations = facts.Organisations.Select(o => o.ToRow())
            .Concat(bodies.All.Select(body => body.ToRow()))
            .ToDictionary(o => o.Code);
        db.AddRange(organisations.Values);
        var committees = new Dictionary<string, SeededCommittee>();
        foreach (var (fact, parent) in facts.Tree())
        {
            committees[fact.Code] = Committee(fact, parent is null ? null : committees[parent.Code].Row, facts);
        }

        await db.SaveChangesAsync(ct);
        foreach (var committee in committees.Values)
        {
            Bind(committee, committees, organisations);
        }

        db.AddRange(facts.Projects.Select(p => ProjectOf(p, committees[p.Committee].Row)));
        await db.SaveChangesAsync(ct);
        return new(committees, organisations);
    }

    private SeededCommittee Committee(CommitteeFact fact, Committee? parent, PublishedFacts facts)
    {
        var row = new Committee(Guid.CreateVersion7(), fact.Code, fact.Kind, fact.Title, fact.Profile, fact.Zone, fact.Culture, new(fact.ScopeZh ?? "", fact.Scope ?? "")) { Parent = parent };
        if (fact.FoundedOn is { } founded)
        {
            row.Enter(LifeState.Established, founded, fact.EstablishedOn is null ? DatePrecision.Year : DatePrecision.Day);
        }

        db.Add(row);
        var founding = facts.Meetings.FirstOrDefault(m => m.Committee == fact.Code && m.IsFounding);
        return new(fact, row) { SeatsFrom = fact.EstablishedOn ?? founding?.FirstOn.AddMonths(1) ?? Known };
    }

    private void Bind(SeededCommittee committee, Dictionary<string, SeededCommittee> committees, Dictionary<string, Organisation> organisations)
    {
        var (fact, id) = (committee.Fact, committee.Row.Id);
        var from = fact.FoundedOn ?? Known;
        db.AddRange((fact.Secretariat ?? []).Select((code, index) =>
            new CommitteeBody(id, organisations[code].Id, index == 0 ? BodyPart.Secretariat : BodyPart.Twin, from)));
        db.AddRange((fact.MirrorOf ?? []).Select(code => new CommitteeLink(id, committees[code].Row.Id, LinkKind.Mirror)));
        db.AddRange((fact.Liaisons ?? []).Select(code => new CommitteeLink(id, committees[code].Row.Id, LinkKind.Liaison)));
    }

    private static Project ProjectOf(ProjectFact fact, Committee committee) =>
        new(Guid.CreateVersion7(), committee.Id, fact.Reference, new(fact.Zh, fact.En), fact.Stage switch
        {
            "published" => Stage.Publication,

            // ISO's stage 40, at which a DIS is voted on.
            "enquiry" => Stage.Review,
            _ => throw new FormatException($"No stage is called {fact.Stage}."),
        });
}
