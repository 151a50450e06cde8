using TcManager.Domain;
using TcManager.Domain.People;

namespace TcManager.Application.People;

/// <summary>What is said of an organisation, as typed; blank is nothing.</summary>
public sealed record OrganisationDetails
{
    public string? Code { get; init; }

    public string? NameZh { get; init; }

    public string? NameEn { get; init; }

    public string? Country { get; init; }

    public OrganisationKind Kind { get; init; }

    /// <summary>主管单位.</summary>
    public long? ParentId { get; init; }

    public int? PublishedNational { get; init; }

    public int? PublishedMirrors { get; init; }

    internal string CodeText => Code?.Trim() ?? "";

    /// <summary>In one language only, it stands in both.</summary>
    internal Bilingual Name => new(Text(NameZh) ?? Text(NameEn) ?? "", Text(NameEn) ?? Text(NameZh) ?? "");

    internal string CountryCode => Country?.Trim().ToUpperInvariant() ?? "";

    /// <summary>Refused as <c>organisation.codeMissing</c>, <c>organisation.nameMissing</c> without any name, and <c>organisation.countryUnknown</c>.</summary>
    internal Outcome Check()
    {
        List<Refusal> faults = [];
        if (CodeText.Length == 0)
        {
            faults.Add(new("organisation.codeMissing", nameof(Code)));
        }

        if (Name.Zh.Length == 0)
        {
            faults.Add(new("organisation.nameMissing", nameof(NameZh)));
        }

        if (!Countries.IsKnown(CountryCode))
        {
            faults.Add(new("organisation.countryUnknown", nameof(Country)));
        }

        return Outcome.Of(faults);
    }

    /// <summary>Whether the organisation is this one already.</summary>
    internal bool Says(Organisation organisation) =>
        organisation.Code == CodeText && organisation.Name == Name && organisation.Country == CountryCode && organisation.Kind == Kind && organisation.ParentId == ParentId
        && organisation.PublishedNational == PublishedNational && organisation.PublishedMirrors == PublishedMirrors;

    internal void ApplyTo(Organisation organisation)
    {
        organisation.Correct(CodeText, Name, CountryCode, Kind);
        organisation.BelongTo(ParentId);
        organisation.Publish(PublishedNational, PublishedMirrors);
    }

    private static string? Text(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : typed.Trim();
}
