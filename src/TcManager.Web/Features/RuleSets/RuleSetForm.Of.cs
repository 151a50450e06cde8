using System.Globalization;
using TcManager.Application.Ballots.RuleSets;
using TcManager.Domain.Ballots.RuleSets;
using TcManager.Web.Ui;

namespace TcManager.Web.Features.RuleSets;

public sealed partial class RuleSetForm
{
    /// <summary>What a version says.</summary>
    /// <param name="page">The version.</param>
    /// <param name="isCopy">It becomes a set of its own, under another code.</param>
    public static RuleSetForm Of(RuleSetPage page, bool isCopy)
    {
        var set = page.Rules.Definition;
        var steps = set.Experts?.Steps ?? [];
        return new RuleSetForm
        {
            After = isCopy ? null : page.Rules.No,
            Code = isCopy ? null : set.Code,
            TitleZh = set.Title.Zh,
            TitleEn = set.Title.En,
            SourceZh = set.Source.Document.Zh,
            SourceEn = set.Source.Document.En,
            SourceMark = set.Source.Mark,
            ValidFrom = set.Source.ValidFrom is { } from ? FormDay.Written(from) : null,
            Electorate = [.. set.Electorate.Select(CountInput.NameOf)],
            Choices = [.. set.Choices.Select(ChoiceRow.Of)],
            OffersCandidates = set.Candidates is not null,
            Unreasoned = set.Counting.UnreasonedNegative,
            VoidSlip = set.Counting.VoidSlip,
            FewestVoters = Text(set.FewestVoters?.Voters),
            FewestClause = ClauseRow.Of(set.FewestVoters?.Clause),
            Return = set.Return is { } returned ? LimitRow.From(returned) : new() { Otherwise = VerdictOutcome.NotQuorate },
            Tests = [.. set.Tests.Select(LimitRow.From)],
            ExpertsFew = steps.Count > 1 ? Text(steps[0].Members) : null,
            ExpertsUpTo = steps.Count > 1 ? Text(steps[0].UpToEntitled) : null,
            ExpertsMany = steps.Count > 0 ? Text(steps[^1].Members) : null,
            ExpertsClause = ClauseRow.Of(set.Experts?.Clause),
            ResolveNegatives = set.ResolveNegatives,
            UsualDays = Text(set.UsualLength?.Days),
            UsualMark = set.UsualLength?.Mark ?? RuleMark.Recalled,
            PaperDays = Text(set.PapersBeforeMeeting?.Days),
            PaperMark = set.PapersBeforeMeeting?.Mark ?? RuleMark.Recalled,
            ReminderDays = string.Join(", ", set.ReminderDays),
            ExcludesDrafters = set.Excluded.Contains(ExclusionGround.Drafter),
            ExcludesRecused = set.Excluded.Contains(ExclusionGround.Recused),
            ProxyAllowed = set.ProxyAllowed,
            ProxiesPerVoter = Text(set.ProxiesPerVoter),
            Open = set.Secrecies.Contains(Secrecy.Open),
            Secret = set.Secrecies.Contains(Secrecy.Secret),
            Voters = set.Voters is { } voters ? string.Join('\n', voters.Select(voter => string.Join(" | ", voter.Code, voter.Name.Zh, voter.Name.En, Text(voter.Weight), string.Join(' ', voter.Parts ?? [])))) : null,
            DecidingPart = set.Decides?.Part,
            DecidingZh = set.Decides?.Name.Zh,
            DecidingEn = set.Decides?.Name.En,
            Examples = [.. page.Examples.Select(ExampleRow.Of)],
        }.WithSpareRows();
    }

    private static string? Text(int? number) => number?.ToString(CultureInfo.InvariantCulture);
}
