using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;
using Microsoft.Extensions.Localization;
using TcManager.Application.People;
using TcManager.Domain.People;
using TcManager.Web.Ui;

namespace TcManager.Web.Features.People;

/// <summary>An organisation, as typed.</summary>
public sealed class OrganisationForm : PostedForm
{
    [StringLength(64, ErrorMessage = "form.tooLong")]
    public string? Code { get; set; }

    [StringLength(500, ErrorMessage = "form.tooLong")]
    public string? NameZh { get; set; }

    [StringLength(500, ErrorMessage = "form.tooLong")]
    public string? NameEn { get; set; }

    public string? Country { get; set; } = "CN";

    public OrganisationKind Kind { get; set; }

    /// <summary>主管单位, by code or name.</summary>
    [StringLength(500, ErrorMessage = "form.tooLong")]
    public string? Parent { get; set; }

    [Range(0, 100_000, ErrorMessage = "form.notANumber")]
    public int? PublishedNational { get; set; }

    [Range(0, 100_000, ErrorMessage = "form.notANumber")]
    public int? PublishedMirrors { get; set; }

    public bool IsAnother { get; set; }

    /// <summary>Null of a new one.</summary>
    [BindNever, ValidateNever]
    public long? Id { get; set; }

    /// <summary>What may be the same organisation.</summary>
    [BindNever, ValidateNever]
    public IReadOnlyList<OrganisationLine> Similar { get; set; } = [];

    /// <summary>Filled when somebody else has changed the organisation meanwhile.</summary>
    [BindNever, ValidateNever]
    public IReadOnlyList<Difference> Differences { get; set; } = [];

    internal static OrganisationForm Of(OrganisationHead head) => new()
    {
        Id = head.Id,
        Version = head.Version,
        Code = head.Code,
        NameZh = head.Name.Zh,
        NameEn = head.Name.En,
        Country = head.Country,
        Kind = head.Kind,
        Parent = head.ParentCode,
        PublishedNational = head.PublishedNational,
        PublishedMirrors = head.PublishedMirrors,
    };

    internal OrganisationDetails ToDetails(long? parentId) => new()
    {
        Code = Code,
        NameZh = NameZh,
        NameEn = NameEn,
        Country = Country,
        Kind = Kind,
        ParentId = parentId,
        PublishedNational = PublishedNational,
        PublishedMirrors = PublishedMirrors,
    };

    /// <summary>What of this form differs from what stands now, as the reader sees both.</summary>
    internal IReadOnlyList<Difference> DifferencesFrom(OrganisationForm now, IStringLocalizer<PeopleTexts> texts) =>
        [.. now.Values(texts).Zip(Values(texts), (theirs, mine) => new Difference(theirs.Field, theirs.Value, mine.Value)).Where(d => (d.Now ?? "") != (d.Typed ?? ""))];

    private IEnumerable<(string Field, string? Value)> Values(IStringLocalizer<PeopleTexts> texts) =>
    [
        (texts["field.code"], Code), (texts["field.country"], Country is { Length: > 0 } country ? CountryNames.Of(country) : null), (texts["field.kind"], texts[$"kind.{Kind}"]), (texts["field.orgZh"], NameZh), (texts["field.orgEn"], NameEn),
        (texts["field.parent"], Parent), (texts["field.publishedNational"], PublishedNational?.ToString(CultureInfo.CurrentCulture)), (texts["field.publishedMirrors"], PublishedMirrors?.ToString(CultureInfo.CurrentCulture)),
    ];

    internal static FormFields Fields(IStringLocalizer<PeopleTexts> texts) => new(
    [
        (nameof(Code), texts["field.code"]), (nameof(NameZh), texts["field.orgZh"]), (nameof(NameEn), texts["field.orgEn"]), (nameof(Country), texts["field.country"]), (nameof(Kind), texts["field.kind"]),
        (nameof(Parent), texts["field.parent"]), (nameof(PublishedNational), texts["field.publishedNational"]), (nameof(PublishedMirrors), texts["field.publishedMirrors"]),
    ]);
}

/// <summary>A new name of an organisation, as typed.</summary>
public sealed class OrganisationNameForm : PostedForm
{
    [StringLength(500, ErrorMessage = "form.tooLong")]
    public string? NameZh { get; set; }

    [StringLength(500, ErrorMessage = "form.tooLong")]
    public string? NameEn { get; set; }

    public string? FromOn { get; set; }

    [BindNever, ValidateNever]
    public OrganisationHead Head { get; set; } = null!;

    internal static FormFields Fields(IStringLocalizer<PeopleTexts> texts) => new([(nameof(NameZh), texts["field.orgZh"]), (nameof(NameEn), texts["field.orgEn"]), (nameof(FromOn), texts["field.fromOn"])]);
}

/// <summary>An organisation's page.</summary>
public sealed record OrganisationShow(OrganisationPage Page, bool MayManage, bool MayJoin);

/// <summary>Names of countries and regions in the reader's language.</summary>
internal static class CountryNames
{
    private const string Taiwan = "TW";

    /// <summary>The code itself where it has no name: codes that the standard leaves free.</summary>
    internal static string Of(string code)
    {
        if (!Countries.All.Contains(code))
        {
            return code;
        }

        // A region alone is named in its own language; as one where the reader's is spoken, in the reader's.
        var isChinese = CultureInfo.CurrentUICulture.Name.StartsWith("zh", StringComparison.Ordinal);
        try
        {
            return code == Taiwan ? isChinese ? "中国台湾" : "Taiwan, Province of China" : new RegionInfo($"{(isChinese ? "zh-Hans" : "en")}-{code}").NativeName;
        }
        catch (ArgumentException)
        {
            // Assigned, but unknown to the culture data of this machine.
            return code;
        }
    }

    /// <summary>Those that have a name; codes of somebody's own are nothing to choose from.</summary>
    internal static IEnumerable<(string Code, string Name)> Sorted(IEnumerable<string> codes) =>
        codes.Where(Countries.All.Contains).Select(code => (code, Of(code))).OrderBy(c => c.Item2, StringComparer.Create(CultureInfo.CurrentUICulture, ignoreCase: true));
}
