using Microsoft.EntityFrameworkCore;
using TcManager.Application.Data;
using TcManager.Domain;
using TcManager.Domain.Ballots;
using TcManager.Domain.Imports;

namespace TcManager.Application.Imports.Deciding;

/// <summary>Results of votes that were held elsewhere: known by their number in the committee.</summary>
internal sealed class BallotRows(TcManagerDb db) : RowDecider(db)
{
    private readonly HashSet<string> _seen = [];

    internal override async Task<IReadOnlyList<RowDecision>> DecideAsync(IReadOnlyList<ImportRow> rows, CancellationToken ct)
    {
        var numbers = rows.Select(row => row.Text(Col.Number)).OfType<string>().Distinct().ToList();
        var recorded = await Db.RecordedBallots.Where(b => b.CommitteeId == Scope.CommitteeId && numbers.Contains(b.Number)).ToDictionaryAsync(b => b.Number, ct);
        var held = await Db.Ballots.AsNoTracking().Where(b => numbers.Contains(b.Number)).Select(b => b.Number).ToListAsync(ct);
        return [.. rows.Select(row => Decide(row, recorded, held))];
    }

    private RowDecision Decide(ImportRow row, Dictionary<string, RecordedBallot> recorded, List<string> held)
    {
        var number = row.Required(Col.Number);
        if (held.Contains(number))
        {
            row.Fault("import.ballotHeldHere", Col.Number, number);
        }

        var known = recorded.GetValueOrDefault(number);
        var result = Read(row, known?.Result);
        if (!row.IsRefused && !_seen.Add(number))
        {
            row.Fault("import.rowTwice", Col.Number, number);
        }

        foreach (var refusal in result?.Check(Scope.Today).Refusals ?? [])
        {
            row.Fault(refusal, refusal.Field == nameof(RecordedResult.ClosedOn) ? Col.Day : Col.Entitled);
        }

        if (row.IsRefused || result is null)
        {
            return row.Refused();
        }

        if (known is null)
        {
            Db.Add(new RecordedBallot(Guid.CreateVersion7(), Scope.CommitteeId!.Value, number, result));
            return new(row.No, RowVerdict.New, []);
        }

        var changed = Changes(known.Result, result).ToList();
        known.Correct(result);
        return RowDecision.Of(row.No, changed);
    }

    private static RecordedResult? Read(ImportRow row, RecordedResult? known)
    {
        row.Required(Col.Day);
        var (day, outcome) = (row.CoarseDay(Col.Day), row.Word(Col.Outcome, CellWords.Verdicts));
        var (zh, en) = (row.Text(Col.TitleZh), row.Text(Col.TitleEn));
        if (known is null && (zh ?? en) is null)
        {
            row.Fault("import.missing", Col.TitleZh);
        }

        foreach (var column in new[] { Col.Yes, Col.No, Col.Outcome })
        {
            row.Required(column);
        }

        var (entitled, yes, no, abstain) = (row.Count(Col.Entitled), row.Count(Col.Yes), row.Count(Col.No), row.Count(Col.Abstain));
        var title = new Bilingual(zh ?? known?.Title.Zh ?? en ?? "", en ?? known?.Title.En ?? zh ?? "");
        return row.IsRefused ? null : new(
            title, day!.Value.On, day.Value.Precision, row.Text(Col.Rule) ?? known?.Rule, entitled ?? known?.Entitled, yes!.Value, no!.Value, abstain ?? known?.Abstain ?? 0, outcome!.Value, row.Text(Col.Source) ?? known?.Source);
    }

    private static IEnumerable<string> Changes(RecordedResult was, RecordedResult becomes) =>
        new[]
        {
            (Col.TitleZh, was.Title.Zh != becomes.Title.Zh), (Col.TitleEn, was.Title.En != becomes.Title.En), (Col.Day, was.ClosedOn != becomes.ClosedOn || was.Precision != becomes.Precision),
            (Col.Rule, was.Rule != becomes.Rule), (Col.Entitled, was.Entitled != becomes.Entitled), (Col.Yes, was.Yes != becomes.Yes), (Col.No, was.No != becomes.No),
            (Col.Abstain, was.Abstain != becomes.Abstain), (Col.Outcome, was.Outcome != becomes.Outcome), (Col.Source, was.Source != becomes.Source),
        }.Where(c => c.Item2).Select(c => c.Item1);
}
