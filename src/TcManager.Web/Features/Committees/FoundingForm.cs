using System.ComponentModel.DataAnnotations;
using System.Globalization;
using TcManager.Application.Committees;
using TcManager.Domain;
using TcManager.Domain.Committees;
using TcManager.Web.Ui;

namespace TcManager.Web.Features.Committees;

/// <summary>A new committee as typed.</summary>
public sealed class FoundingForm : CommitteeForm
{
    internal static new readonly string[] Order =
        [nameof(Kind), nameof(Code), nameof(ParentId), nameof(Number), .. CommitteeForm.Order, nameof(State), nameof(OnDate), nameof(Precision), nameof(Document), nameof(Reason)];

    public CommitteeKind Kind { get; set; }

    [StringLength(CommitteeCode.MaxLength, ErrorMessage = "form.tooLong")]
    public string? Code { get; set; }

    public long? ParentId { get; set; }

    public string? Number { get; set; }

    public LifeState? State { get; set; }

    public string? OnDate { get; set; }

    public DatePrecision Precision { get; set; }

    [StringLength(200, ErrorMessage = "form.tooLong")]
    public string? Document { get; set; }

    [StringLength(2000, ErrorMessage = "form.tooLong")]
    public string? Reason { get; set; }

    /// <summary>An empty form; under a parent it takes over the parent's rules, language and zone.</summary>
    public static FoundingForm Under(ParentChoice? parent) => new()
    {
        Kind = parent is null ? CommitteeKind.TC : CommitteeCode.ParentsOf(CommitteeKind.SC).Contains(parent.Kind) ? CommitteeKind.SC : CommitteeKind.WG,
        ParentId = parent?.Id,
        ProfileCode = parent?.ProfileCode,
        Culture = parent?.Culture ?? Cultures.Chinese,
        ZoneId = parent?.ZoneId ?? "Asia/Shanghai",
    };

    public FoundingPlan ToPlan() => new()
    {
        Kind = Kind,
        Number = Number is null ? null : int.TryParse(Number, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0,
        Code = Code,
        Description = ToDescription(),
        State = State,
        OnDate = FormDay.Of(OnDate),
        Precision = Precision,
        Document = Document,
        Reason = Reason,
    };
}
