using System.Globalization;
using Microsoft.Extensions.Localization;
using TcManager.Application.Mail;
using TcManager.Application.Texts;
using TcManager.Domain;
using TcManager.Web.Ui;

namespace TcManager.Web.Features.Mail;

/// <summary>Names of states, reasons and occasions.</summary>
internal static class CampaignWords
{
    /// <summary>In the order of the sum.</summary>
    internal static IReadOnlyList<OutboxState> States { get; } = [OutboxState.Sent, OutboxState.Failed, OutboxState.Skipped, OutboxState.Waiting];

    internal static StateKind Look(OutboxState state) => state switch
    {
        OutboxState.Sent => StateKind.Ok,
        OutboxState.Failed => StateKind.Bad,
        OutboxState.Skipped => StateKind.Off,
        _ => StateKind.Info,
    };

    /// <summary>"Call", "Reply reminder (7 days before)".</summary>
    internal static string Occasion(this IStringLocalizer<MailTexts> texts, CampaignItem campaign)
    {
        var kind = texts[$"kind.{campaign.Kind}"].Value;
        return campaign.Step.StartsWith('d') && int.TryParse(campaign.Step.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var days)
            ? texts[days == 1 ? "kind.dayBefore" : "kind.daysBefore", kind, days]
            : campaign.Step == "hand" ? texts["kind.byHand", kind] : kind;
    }

    /// <summary>"47 planned: 45 sent, 2 failed"; what is nought is left out.</summary>
    internal static string Sum(this IStringLocalizer<MailTexts> texts, CampaignSum sum)
    {
        var parts = States.Where(s => sum.Of(s) > 0).Select(s => texts["sum.part", texts[$"state.{s}"].Value, sum.Of(s)].Value).ToList();
        return parts.Count == 0 ? texts["sum.planned", sum.Planned] : texts["sum", sum.Planned, string.Join(texts["sum.comma"].Value, parts)];
    }

    /// <summary>Why a mail stands where it stands, in words.</summary>
    internal static string Reason(this IStringLocalizer<MailTexts> texts, CampaignRow row, string zoneId) => row switch
    {
        { State: OutboxState.Sent } => texts["reason.sent"],
        { State: OutboxState.Waiting, Fate: null } => texts["reason.queued"],
        { State: OutboxState.Waiting, Fate: var fate } => texts["reason.again", Fate(texts, fate, row.FateDetail), WrittenDates.Brief(LocalMoment.Of(row.NotBeforeAt, zoneId)), row.Attempts],
        { Fate: { } fate } => Fate(texts, fate, row.FateDetail),
        _ => "",
    };

    private static string Fate(IStringLocalizer<MailTexts> texts, string fate, string? words) =>
        words is null ? texts[$"fate.{fate}"].Value : texts["reason.words", texts[$"fate.{fate}"].Value, words].Value;
}
