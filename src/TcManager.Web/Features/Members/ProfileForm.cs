using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;
using Microsoft.Extensions.Localization;
using TcManager.Application.Members.Profiles;
using TcManager.Application.Texts;
using TcManager.Domain;
using TcManager.Domain.Members.Composition;
using TcManager.Web.Ui;

namespace TcManager.Web.Features.Members;

/// <summary>The next version of a profile, as typed.</summary>
public sealed class ProfileForm : PostedForm
{
    /// <summary>The number of the version that is edited.</summary>
    public int BasedOn { get; set; }

    /// <summary>By the threshold's key: "25", "3/4".</summary>
    public Dictionary<string, string?> Values { get; set; } = [];

    public string? FromOn { get; set; }

    [StringLength(2000, ErrorMessage = "form.tooLong")]
    public string? Reason { get; set; }

    /// <summary>The button that shows what the version would do instead of entering it.</summary>
    public string? Check { get; set; }

    [BindNever, ValidateNever]
    public ProfilePage Page { get; set; } = null!;

    [BindNever, ValidateNever]
    public ProfileEffect? Effect { get; set; }

    internal static string FieldOf(string key) => $"{nameof(Values)}[{key}]";

    internal FormFields Fields(IStringLocalizer<MembersTexts> texts) => new(
    [
        .. ProfileThresholds.Of(Page.Rules).Select(t => (FieldOf(t.Key), texts.NameOf(t))),
        (nameof(FromOn), texts["profile.from"]),
        (nameof(Reason), texts["profile.reason"]),
    ]);

    /// <summary>Every threshold of the version stands in the form, typed or not.</summary>
    internal void Complete()
    {
        var typed = Values;
        Values = ProfileThresholds.Of(Page.Rules).ToDictionary(t => t.Key, t => typed.TryGetValue(t.Key, out var value) ? value : ProfileWords.Written(t.Value));
    }

    /// <summary>What was typed, read; what cannot be read stands at its field.</summary>
    internal IReadOnlyDictionary<string, Fraction> Read(ModelStateDictionary state, IStringLocalizer<MembersTexts> texts)
    {
        var values = new Dictionary<string, Fraction>();
        foreach (var threshold in ProfileThresholds.Of(Page.Rules))
        {
            if (Of(Values.GetValueOrDefault(threshold.Key), threshold.IsShare) is { } value)
            {
                values[threshold.Key] = value;
            }
            else
            {
                state.AddModelError(FieldOf(threshold.Key), texts[threshold.IsShare ? "profile.share.wrong" : "profile.count.wrong"]);
            }
        }

        return values;
    }

    private static Fraction? Of(string? text, bool isShare)
    {
        var parts = (text ?? "").Trim().Replace('／', '/').Split('/');
        int? Number(string part) => int.TryParse(part.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
        return (isShare, parts) switch
        {
            (false, [var count]) when Number(count) is { } of => new Fraction(of, 1),
            (true, [var part, var whole]) when Number(part) is { } of && Number(whole) is { } per => new Fraction(of, per),
            _ => null,
        };
    }
}

/// <summary>Somebody has read the text.</summary>
public sealed class VerificationForm : PostedForm
{
    public bool HasRead { get; set; }
}

/// <summary>Thresholds in words.</summary>
internal static class ProfileWords
{
    /// <summary>As it is typed: a count, or a share.</summary>
    internal static string Written(Fraction value) => value.Per == 1 ? value.Of.ToString(CultureInfo.InvariantCulture) : value.ToString();

    internal static string NameOf(this IStringLocalizer<MembersTexts> texts, ProfileThreshold threshold)
    {
        var name = texts[$"threshold.{threshold.Code}"] is { ResourceNotFound: false } own ? own.Value : texts[$"rule.{threshold.Code}"].Value;
        return threshold.Kind is { } kind ? $"{kind} · {name}" : name;
    }

    /// <summary>"from 1 January 2027"; a text that holds since ever has no first day.</summary>
    internal static string FirstDay(this IStringLocalizer<MembersTexts> texts, DateOnly day) => day == DateOnly.MinValue ? texts["profile.fromEver"] : texts["profile.fromDay", WrittenDates.Day(day)];

    /// <summary>"at least 25", "at most 1/2".</summary>
    internal static string ValueOf(this IStringLocalizer<MembersTexts> texts, ProfileThreshold threshold) => texts[$"reading.{threshold.Reading}", Written(threshold.Value)];
}
