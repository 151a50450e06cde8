using System.Globalization;
using TcManager.Domain;
using TcManager.Domain.Ballots.RuleSets;
using TcManager.Domain.Members;

namespace TcManager.Web.Features.RuleSets;

/// <summary>Makes a definition and its examples of what was typed. What cannot be read is said at its field; whether the rules make sense is the definition's own matter.</summary>
internal sealed class RuleSetReader(RuleSetForm form)
{
    private readonly List<Refusal> _faults = [];

    /// <summary>What cannot be read: <c>ruleSetForm.missing</c>, <c>ruleSetForm.notAFraction</c>, <c>ruleSetForm.notANumber</c>, <c>ruleSetForm.notADay</c>, <c>ruleSetForm.voterLine</c>, and of the examples what <see cref="CountText"/> refuses.</summary>
    public IReadOnlyList<Refusal> Faults => _faults;

    public RuleSetDefinition Definition()
    {
        var source = new RuleSource(Both(form.SourceZh, nameof(form.SourceZh), form.SourceEn, nameof(form.SourceEn)), form.SourceMark, Day());
        return new()
        {
            Code = Needed(form.Code, nameof(form.Code)),
            Title = Both(form.TitleZh, nameof(form.TitleZh), form.TitleEn, nameof(form.TitleEn)),
            Source = source,
            Electorate = [.. form.Electorate.Select(CountInput.CategoryOf).OfType<SeatCategory>().Distinct().Order()],
            Voters = Voters(),
            Decides = form is { DecidingPart: null, DecidingZh: null, DecidingEn: null } ? null : new(Needed(form.DecidingPart, nameof(form.DecidingPart)), Both(form.DecidingZh, nameof(form.DecidingZh), form.DecidingEn, nameof(form.DecidingEn))),
            Choices = [.. form.Choices.Index().Where(row => !row.Item.IsBlank).Select(row => Choice(row.Item, $"{nameof(form.Choices)}[{row.Index}].{nameof(ChoiceRow.Code)}"))],
            Candidates = form.OffersCandidates ? new() : null,
            Counting = new(form.Unreasoned, form.VoidSlip),
            FewestVoters = Fewest(source),
            Return = form.Return.IsBlank ? null : Return(form.Return, source),
            Tests = [.. form.Tests.Index().Where(row => !row.Item.IsBlank).Select(row => Test(row.Item, LimitField(row.Index), source))],
            Experts = Experts(source),
            ResolveNegatives = form.ResolveNegatives,
            UsualLength = Number(form.UsualDays, nameof(form.UsualDays)) is { } days ? new(days, form.UsualMark) : null,
            PapersBeforeMeeting = Number(form.PaperDays, nameof(form.PaperDays)) is { } before ? new(before, form.PaperMark) : null,
            ReminderDays = [.. Split(form.ReminderDays).Select(day => Number(day, nameof(form.ReminderDays))).OfType<int>()],
            Excluded = [.. form.ExcludesDrafters ? [ExclusionGround.Drafter] : Array.Empty<ExclusionGround>(), .. form.ExcludesRecused ? [ExclusionGround.Recused] : Array.Empty<ExclusionGround>()],
            ProxyAllowed = form.ProxyAllowed,
            ProxiesPerVoter = form.ProxyAllowed ? Number(form.ProxiesPerVoter, nameof(form.ProxiesPerVoter)) : null,
            Secrecies = [.. form.Open || !form.Secret ? [Secrecy.Open] : Array.Empty<Secrecy>(), .. form.Secret ? [Secrecy.Secret] : Array.Empty<Secrecy>()],
        };
    }

    public IReadOnlyList<WorkedExample> Examples() => [.. form.Examples.Index().Where(row => !row.Item.IsBlank).Select(row => Example(row.Item, $"{nameof(form.Examples)}[{row.Index}]"))];

    /// <summary>What the definition refuses of a limit, at the row where it was typed.</summary>
    public IReadOnlyList<Refusal> AtRows(IReadOnlyList<Refusal> refusals) => [.. refusals.Select(refusal => refusal is { Code: "ruleSet.limitMeansNothing" or "ruleSet.limitNeverMet", Args: [string code] } ? refusal with { Field = FieldOf(code) } : refusal)];

    private string FieldOf(string code) => form.Tests.Index().Where(row => !row.Item.IsBlank && row.Item.OwnCode == code).Select(row => LimitField(row.Index)).FirstOrDefault($"{nameof(form.Return)}.{nameof(LimitRow.Limit)}");

    private static string LimitField(int row) => $"{nameof(RuleSetForm.Tests)}[{row}].{nameof(LimitRow.Limit)}";

    private ChoiceRule Choice(ChoiceRow row, string field) => new(Needed(row.Code, field), row.CountsAs, row.Comment, row.IfAdopted) { Name = Named(row.Zh, row.En) };

    private FewestVotersRule? Fewest(RuleSource source)
    {
        if (Number(form.FewestVoters, nameof(form.FewestVoters)) is { } fewest)
        {
            return new(fewest, form.FewestClause.In(source));
        }

        if (form.FewestVoters is null && !form.FewestClause.IsBlank)
        {
            Needed(null, nameof(form.FewestVoters));
        }

        return null;
    }

    private WorkedExample Example(ExampleRow row, string field)
    {
        var count = new CountInput(
            Taken(CountText.ReadEntitled(row.Entitled, $"{field}.{nameof(row.Entitled)}")) is { Count: > 0 } entitled ? entitled : null,
            Taken(CountText.ReadVotes(row.Votes, $"{field}.{nameof(row.Votes)}", form.Voters is not null)) is { Count: > 0 } votes ? votes : null,
            row.Others,
            Number(row.Experts, $"{field}.{nameof(row.Experts)}"));
        return new(Needed(row.Id, $"{field}.{nameof(row.Id)}"), count, row.Outcome, row.Winner, row.ResolveNegatives ? [FollowUp.ResolveNegatives] : null, Split(row.Holds) is { Length: > 0 } holds ? holds : null);
    }

    private ReturnRule Return(LimitRow row, RuleSource source)
    {
        // Whatever was chosen of what is of what, a return is of those entitled.
        (row.Of, row.Per) = (Figure.Returned, Figure.Entitled);
        return new(row.Code ?? "return", row.Comparison, Limit(row.Limit, $"{nameof(form.Return)}.{nameof(row.Limit)}"), row.Clause.In(source), GroupOf(row.Group), row.Otherwise) { Name = Named(row.NameZh, row.NameEn) };
    }

    private TestRule Test(LimitRow row, string field, RuleSource source) =>
        new(row.OwnCode, row.Of, row.Per, row.Comparison, Limit(row.Limit, field), row.Clause.In(source), GroupOf(row.Group), row.Otherwise, row.ByWeight ? Measure.Weight : null, row.Part) { Name = Named(row.NameZh, row.NameEn) };

    private static IReadOnlyList<SeatCategory>? GroupOf(string? group) =>
        string.IsNullOrWhiteSpace(group) ? null : [.. group.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(CountInput.CategoryOf).OfType<SeatCategory>()];

    private ExpertsRule? Experts(RuleSource source)
    {
        var few = Number(form.ExpertsFew, nameof(form.ExpertsFew));
        var end = Number(form.ExpertsUpTo, nameof(form.ExpertsUpTo));
        if (Number(form.ExpertsMany, nameof(form.ExpertsMany)) is not { } many)
        {
            if (few is not null || end is not null || (form.ExpertsMany is null && !form.ExpertsClause.IsBlank))
            {
                _faults.Add(new("ruleSetForm.missing", nameof(form.ExpertsMany)));
            }

            return null;
        }

        if (few is null != end is null)
        {
            _faults.Add(new("ruleSetForm.missing", few is null ? nameof(form.ExpertsFew) : nameof(form.ExpertsUpTo)));
        }

        var clause = form.ExpertsClause.In(source);
        return few is { } members && end is { } upTo ? new([new(members, upTo), new(many)], clause) : new([new(many)], clause);
    }

    private List<WeighedVoter>? Voters()
    {
        if (form.Voters is null)
        {
            return null;
        }

        var voters = new List<WeighedVoter>();
        foreach (var line in form.Voters.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (line.Split('|', StringSplitOptions.TrimEntries) is [var code, var zh, var en, var weight, .. var rest]
                && code.Length is > 0 and <= 20 && zh.Length > 0 && en.Length > 0 && int.TryParse(weight, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && rest.Length <= 1)
            {
                var parts = rest.SelectMany(Split).ToList();
                voters.Add(new(code, new(zh, en), number, parts.Count > 0 ? parts : null));
            }
            else
            {
                _faults.Add(new("ruleSetForm.voterLine", nameof(form.Voters), line.Length <= 60 ? line : line[..60]));
            }
        }

        return voters;
    }

    private DateOnly? Day()
    {
        if (form.ValidFrom is null)
        {
            return null;
        }

        if (DateOnly.TryParseExact(form.ValidFrom, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day;
        }

        _faults.Add(new("ruleSetForm.notADay", nameof(form.ValidFrom)));
        return null;
    }

    private Fraction Limit(string? text, string field)
    {
        if (text is null)
        {
            _faults.Add(new("ruleSetForm.missing", field));
        }
        else if (text.Split('/', StringSplitOptions.TrimEntries) is [var of, var per]
            && int.TryParse(of, NumberStyles.None, CultureInfo.InvariantCulture, out var part) && int.TryParse(per, NumberStyles.None, CultureInfo.InvariantCulture, out var whole) && whole > 0)
        {
            return new(part, whole);
        }
        else
        {
            _faults.Add(new("ruleSetForm.notAFraction", field));
        }

        return new(1, 1);
    }

    private int? Number(string? text, string field)
    {
        if (text is null)
        {
            return null;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        _faults.Add(new("ruleSetForm.notANumber", field));
        return null;
    }

    private Bilingual Both(string? zh, string zhField, string? en, string enField) => new(Needed(zh, zhField), Needed(en, enField));

    /// <summary>In one language where only one was typed.</summary>
    private static Bilingual? Named(string? zh, string? en) => zh is null && en is null ? null : new(zh ?? en!, en ?? zh!);

    private string Needed(string? text, string field)
    {
        if (text is null)
        {
            _faults.Add(new("ruleSetForm.missing", field));
        }

        return text ?? "";
    }

    private T? Taken<T>(Outcome<T> read)
        where T : class
    {
        _faults.AddRange(read.Refusals);
        return read.IsDone ? read.Value : null;
    }

    private static string[] Split(string? text) => (text ?? "").Split([',', '，', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
