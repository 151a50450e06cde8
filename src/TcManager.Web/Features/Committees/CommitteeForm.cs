using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;
using TcManager.Application.Committees;
using TcManager.Domain;
using TcManager.Domain.Committees;
using TcManager.Web.Ui;

namespace TcManager.Web.Features.Committees;

/// <summary>What a committee is called, does and follows, as typed.</summary>
public class CommitteeForm : PostedForm
{
    internal static readonly string[] Order = [nameof(TitleEn), nameof(TitleZh), nameof(ScopeEn), nameof(ScopeZh), nameof(ProfileCode), nameof(Culture), nameof(ZoneId), nameof(SuccessorsVote)];

    [StringLength(500, ErrorMessage = "form.tooLong")]
    public string? TitleEn { get; set; }

    [StringLength(500, ErrorMessage = "form.tooLong")]
    public string? TitleZh { get; set; }

    [StringLength(2000, ErrorMessage = "form.tooLong")]
    public string? ScopeEn { get; set; }

    [StringLength(2000, ErrorMessage = "form.tooLong")]
    public string? ScopeZh { get; set; }

    public string? ProfileCode { get; set; }

    public string? Culture { get; set; }

    public string? ZoneId { get; set; }

    public bool SuccessorsVote { get; set; }

    /// <summary>What stands around the form, never bound.</summary>
    [BindNever, ValidateNever]
    public CommitteeFormFrame Frame { get; set; } = null!;

    public static CommitteeForm Of(DescribedCommittee committee) => new()
    {
        Version = committee.Version,
        TitleEn = committee.Title.En,
        TitleZh = committee.Title.Zh,
        ScopeEn = committee.Scope.En.Length > 0 ? committee.Scope.En : null,
        ScopeZh = committee.Scope.Zh.Length > 0 ? committee.Scope.Zh : null,
        ProfileCode = committee.ProfileCode,
        Culture = committee.Culture,
        ZoneId = committee.ZoneId,
        SuccessorsVote = committee.SuccessorsVote,
    };

    public CommitteeDescription ToDescription() => new()
    {
        TitleEn = TitleEn,
        TitleZh = TitleZh,
        ScopeEn = ScopeEn,
        ScopeZh = ScopeZh,
        ProfileCode = ProfileCode,
        Culture = Culture,
        ZoneId = ZoneId,
        SuccessorsVote = SuccessorsVote,
    };

    /// <summary>What of this form differs from what stands now.</summary>
    internal IReadOnlyList<Difference> DifferencesFrom(CommitteeForm now) =>
        [.. Order.Zip(now.Values(), Values()).Select(field => new Difference(field.First, field.Second, field.Third)).Where(field => field.Now != field.Typed)];

    private string?[] Values() => [TitleEn, TitleZh, ScopeEn, ScopeZh, ProfileCode, Culture, ZoneId, SuccessorsVote ? "true" : "false"];
}

/// <summary>What stands around the form of a committee.</summary>
/// <param name="CommitteeId">Null while it is new.</param>
/// <param name="Code">As written; null while it is new.</param>
/// <param name="Profiles">The rules that may be followed, by code.</param>
/// <param name="Parents">Under which it may stand, while it is new.</param>
/// <param name="Differences">Filled when somebody else has changed the committee meanwhile.</param>
public sealed record CommitteeFormFrame(long? CommitteeId, string? Code, IReadOnlyList<KeyValuePair<string, Bilingual>> Profiles, IReadOnlyList<ParentChoice> Parents, IReadOnlyList<Difference> Differences)
{
    /// <summary>Rules, zone and language are not the secretariat's to choose.</summary>
    public bool MayChooseRules { get; init; } = true;
}
