using System.Globalization;
using Microsoft.Extensions.Localization;
using TcManager.Application.Ballots;
using TcManager.Domain.Ballots;

namespace TcManager.Web.Features.Ballots;

/// <summary>How a vote was taken, as a signed paper says it.</summary>
internal static class VotingForms
{
    /// <summary>Slips that came one way in a secret ballot: of fewer no number is said, lest it points at somebody.</summary>
    private const int FewestOfSecret = 5;

    /// <summary>"By name, on paper, electronically (33 on paper, 2 electronically)", "Show of hands …".</summary>
    internal static string FormOf(this IStringLocalizer<BallotsTexts> texts, BallotView ballot, IReadOnlyList<SlipsByChannel> slips)
    {
        if (ballot.Room is { IsByHands: true } room)
        {
            return texts["result.form.hands", room.PresentVoting ?? 0];
        }

        var form = texts[ballot.IsSecret ? "result.form.secret" : "result.form.open", Joined(FormsOf(ballot, slips).Select(channel => texts[$"result.form.{channel}"].Value))].Value;
        return slips.Count == 0 || (ballot.IsSecret && slips.Count > 1 && slips.Any(s => s.Slips < FewestOfSecret))
            ? form
            : texts["result.form.slips", form, Joined(slips.Select(s => texts["result.slips", s.Slips, texts[$"channel.{s.Channel}"].Value].Value))];
    }

    /// <summary>A personal link is one way to vote electronically; by proxy somebody votes in one of these ways too.</summary>
    private static IEnumerable<SlipChannel> FormsOf(BallotView ballot, IReadOnlyList<SlipsByChannel> slips) => slips
        .Where(s => s.Channel != SlipChannel.Proxy)
        .Select(s => s.Channel == SlipChannel.Token ? SlipChannel.Web : s.Channel)
        .Distinct()
        .DefaultIfEmpty(ballot.Room is null ? SlipChannel.Web : SlipChannel.Room);

    private static string Joined(IEnumerable<string> words) => string.Join(CultureInfo.CurrentUICulture.Name.StartsWith("zh", StringComparison.Ordinal) ? "、" : ", ", words);
}
