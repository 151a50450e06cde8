using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;
using Microsoft.Extensions.Localization;
using TcManager.Application.People;
using TcManager.Domain.People;
using TcManager.Web.Ui;

namespace TcManager.Web.Features.People;

/// <summary>A person, as typed.</summary>
public sealed class PersonForm : PostedForm
{
    [StringLength(200, ErrorMessage = "form.tooLong")]
    public string? NameZh { get; set; }

    [StringLength(200, ErrorMessage = "form.tooLong")]
    public string? NameLatin { get; set; }

    [StringLength(200, ErrorMessage = "form.tooLong")]
    public string? PinyinName { get; set; }

    public TitleLevel TitleLevel { get; set; }

    public bool IsAcademician { get; set; }

    [StringLength(500, ErrorMessage = "form.tooLong")]
    public string? Honours { get; set; }

    [StringLength(500, ErrorMessage = "form.tooLong")]
    public string? Expertise { get; set; }

    [StringLength(200, ErrorMessage = "form.tooLong")]
    public string? Languages { get; set; }

    [StringLength(254, ErrorMessage = "form.tooLong")]
    public string? Email { get; set; }

    [StringLength(40, ErrorMessage = "form.tooLong")]
    public string? Phone { get; set; }

    public bool IsMailboxShared { get; set; }

    /// <summary>单位, by code or name; only of somebody new.</summary>
    [StringLength(500, ErrorMessage = "form.tooLong")]
    public string? Employer { get; set; }

    [StringLength(200, ErrorMessage = "form.tooLong")]
    public string? PositionZh { get; set; }

    [StringLength(200, ErrorMessage = "form.tooLong")]
    public string? PositionEn { get; set; }

    public bool IsAnother { get; set; }

    /// <summary>The committee that the person is entered for, to go on there.</summary>
    public long? Committee { get; set; }

    [BindNever, ValidateNever]
    public PersonFormFrame Frame { get; set; } = new(null, true, []);

    internal static PersonForm Of(PersonPage page) => new()
    {
        Version = page.Version,
        NameZh = page.Details.NameZh,
        NameLatin = page.Details.NameLatin,
        PinyinName = page.Details.PinyinName,
        TitleLevel = page.Details.TitleLevel,
        IsAcademician = page.Details.IsAcademician,
        Honours = page.Details.Honours,
        Expertise = page.Details.Expertise,
        Languages = page.Details.Languages,
        Email = page.Details.Reach?.Email,
        Phone = page.Details.Reach?.Phone,
        IsMailboxShared = page.Details.Reach?.IsMailboxShared == true,
        Frame = new(page.Id, page.Details.Reach is not null, []),
    };

    internal PersonDetails ToDetails(bool withReach) => new()
    {
        NameZh = NameZh,
        NameLatin = NameLatin,
        PinyinName = PinyinName,
        TitleLevel = TitleLevel,
        IsAcademician = IsAcademician,
        Honours = Honours,
        Expertise = Expertise,
        Languages = Languages,
        Reach = withReach ? new(Email, Phone, IsMailboxShared) : null,
    };

    /// <summary>What of this form differs from what stands now, as the reader sees both.</summary>
    internal IReadOnlyList<Difference> DifferencesFrom(PersonForm now, IStringLocalizer<PeopleTexts> texts) =>
        [.. now.Values(texts).Zip(Values(texts), (theirs, mine) => new Difference(theirs.Field, theirs.Value, mine.Value)).Where(d => (d.Now ?? "") != (d.Typed ?? ""))];

    private IEnumerable<(string Field, string? Value)> Values(IStringLocalizer<PeopleTexts> texts)
    {
        static string Mark(bool value) => value ? "✓" : "–";
        return
        [
            (texts["field.nameZh"], NameZh), (texts["field.nameLatin"], NameLatin), (texts["field.pinyinName"], PinyinName), (texts["field.titleLevel"], texts[$"title.{TitleLevel}"]), (texts["field.honours"], Honours),
            (texts["academician"], Mark(IsAcademician)), (texts["field.expertise"], Expertise), (texts["field.languages"], Languages),
            .. Frame.WithReach ? [(texts["field.email"], Email), (texts["field.phone"], Phone), (texts["shared.label"], Mark(IsMailboxShared))] : Array.Empty<(string, string?)>(),
        ];
    }

    internal static FormFields Fields(IStringLocalizer<PeopleTexts> texts) => new(
    [
        .. new[] { nameof(NameZh), nameof(NameLatin), nameof(PinyinName), nameof(TitleLevel), nameof(Honours), nameof(Expertise), nameof(Languages), nameof(Email), nameof(Phone), nameof(Employer), nameof(PositionZh), nameof(PositionEn) }
            .Select(field => (field, texts[$"field.{char.ToLowerInvariant(field[0])}{field[1..]}"].Value)),
    ]);
}

/// <summary>What stands around the form.</summary>
/// <param name="Id">Null of somebody new.</param>
/// <param name="WithReach">Whether the writer may see how the person is reached.</param>
/// <param name="Similar">Who may be the same person.</param>
public sealed record PersonFormFrame(long? Id, bool WithReach, IReadOnlyList<PersonLine> Similar)
{
    /// <summary>Filled when somebody else has changed the person meanwhile.</summary>
    public IReadOnlyList<Difference> Differences { get; init; } = [];
}
