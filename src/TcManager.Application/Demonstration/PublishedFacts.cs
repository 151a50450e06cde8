using TcManager.Domain;
using TcManager.Domain.Committees;
using TcManager.Domain.Meetings;
using TcManager.Domain.People;

namespace TcManager.Application.Demonstration;

/// <summary>What <c>committees.json</c> says; facts without a column yet stay in the file.</summary>
internal sealed record PublishedFacts(
    Bilingual Source,
    IReadOnlyList<OrganisationFact> Organisations,
    IReadOnlyList<CommitteeFact> Committees,
    IReadOnlyList<MeetingFact> Meetings,
    IReadOnlyList<ProjectFact> Projects)
{
    /// <summary>Every committee before its children; a child's code is written after its parent's.</summary>
    public IEnumerable<(CommitteeFact Committee, CommitteeFact? Parent)> Tree() =>
        Committees.SelectMany(committee => (committee.Children ?? [])
            .Select(child => (child with
            {
                Code = $"{committee.Code}/{child.Code}",
                Profile = committee.Profile,
                Zone = committee.Zone,
                Culture = committee.Culture,
            }, (CommitteeFact?)committee))
            .Prepend((committee, null)));
}

internal sealed record OrganisationFact(string Code, string En, string Zh, string Country)
{
    public Bilingual Name => new(Zh, En);

    public SecretariatsFact? SecretariatsHeld { get; init; }

    internal Organisation ToRow()
    {
        var row = new Organisation(Guid.CreateVersion7(), Code, Name, Country);
        row.Publish(SecretariatsHeld?.National, SecretariatsHeld?.Mirrors);
        return row;
    }
}

internal sealed record SecretariatsFact(int National, int Mirrors);

internal sealed record CommitteeFact(string Code, CommitteeKind Kind, string En, string Zh)
{
    public string Profile { get; init; } = "";

    public string Zone { get; init; } = "";

    public string Culture { get; init; } = "";

    public DateOnly? EstablishedOn { get; init; }

    /// <summary>The year, where no more is published.</summary>
    public int? EstablishedIn { get; init; }

    /// <summary>The day, or the first one of the year.</summary>
    public DateOnly? FoundedOn => EstablishedOn ?? (EstablishedIn is { } year ? new(year, 1, 1) : null);

    public IReadOnlyList<string>? Secretariat { get; init; }

    public int? Members { get; init; }

    public int? Academicians { get; init; }

    public string? Scope { get; init; }

    public string? ScopeZh { get; init; }

    public IReadOnlyList<CommitteeFact>? Children { get; init; }

    public IReadOnlyList<string>? MirrorOf { get; init; }

    public IReadOnlyList<string>? Liaisons { get; init; }

    public Bilingual Title => new(Zh, En);

    /// <summary>A national committee in the sense of rules.md §1.1: its roster is checked.</summary>
    public bool IsNational => Profile == "sac-2020";

    /// <summary>A working group has neither voting seats nor plenaries.</summary>
    public bool HasSeats => Kind != CommitteeKind.WG;

    /// <summary>Where its sample people read their mail: <c>tc605.example</c>, <c>isotc321.example</c>; the ending is reserved for examples.</summary>
    public string MailDomain
    {
        get
        {
            var letters = string.Concat(Code.ToLowerInvariant().Where(char.IsAsciiLetterOrDigit));
            return $"{(letters.StartsWith("sac", StringComparison.Ordinal) ? letters[3..] : letters)}.example";
        }
    }
}

internal sealed record MeetingFact(string Committee, string En, string Zh, string Kind, string Place, string PlaceZh, string Form, string TimeZone)
{
    public int? Number { get; init; }

    public DateOnly? On { get; init; }

    /// <summary>"2023-11", where the day is not published.</summary>
    public string? In { get; init; }

    public int? AttendedMoreThan { get; init; }

    public int? SymposiumAttendance { get; init; }

    public IReadOnlyList<Bilingual>? Agenda { get; init; }

    public IReadOnlyList<Bilingual>? Decided { get; init; }

    public bool IsFounding => Kind.StartsWith("founding", StringComparison.Ordinal);

    public DateOnly FirstOn => On ?? DateOnly.ParseExact($"{In}-01", "yyyy-MM-dd", null);

    public MeetingForm HeldAs => Form switch
    {
        "on site" => MeetingForm.OnSite,
        "online" => MeetingForm.Online,
        "hybrid" => MeetingForm.Hybrid,
        _ => throw new FormatException($"No meeting is held {Form}."),
    };
}

internal sealed record ProjectFact(string Committee, string Reference, string En, string Zh, string Stage);
