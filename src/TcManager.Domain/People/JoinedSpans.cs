namespace TcManager.Domain.People;

/// <summary>A dated thing of one of two entries.</summary>
/// <param name="Id">Its row.</param>
/// <param name="Key">What may not overlap: the same employer, the same group, the same desk.</param>
/// <param name="FromOn">First day.</param>
/// <param name="ToOn">Last day, or null.</param>
public sealed record DatedThing(long Id, string Key, DateOnly FromOn, DateOnly? ToOn);

/// <summary>
/// What becomes of dated things when two entries become one. What meets nothing of the entry that stays moves to it. What does meet something stays behind as history, and the
/// entry's own is widened by its days: no day is lost, none is counted twice.
/// </summary>
public sealed class JoinedSpans
{
    private readonly Dictionary<long, DatedThing> _kept;
    private readonly Dictionary<long, DatedThing> _before;
    private readonly HashSet<long> _moved = [];

    /// <param name="staying">Of the entry that stays; those of one key do not overlap.</param>
    /// <param name="going">Of the entry that goes; likewise.</param>
    public JoinedSpans(IEnumerable<DatedThing> staying, IEnumerable<DatedThing> going)
    {
        _kept = staying.ToDictionary(s => s.Id);
        _before = new(_kept);
        foreach (var thing in going.OrderBy(g => g.FromOn).ThenBy(g => g.Id))
        {
            Take(thing);
        }
    }

    /// <summary>Rows that change hands.</summary>
    public IReadOnlyCollection<long> Moved => _moved;

    /// <summary>Rows of the entry that stays, with the days that they have now; only those that were widened.</summary>
    public IReadOnlyList<DatedThing> Widened => [.. _kept.Values.Where(k => _before[k.Id] != k).OrderBy(k => k.Id)];

    private void Take(DatedThing thing)
    {
        var met = _kept.Values.Where(k => k.Key == thing.Key && Span.Overlap(k.FromOn, k.ToOn, thing.FromOn, thing.ToOn)).OrderBy(k => k.FromOn).ToList();
        if (met.Count == 0)
        {
            _kept[thing.Id] = _before[thing.Id] = thing;
            _moved.Add(thing.Id);
            return;
        }

        // Gaps between what is met are closed from the left: each lasts until the eve of the next.
        for (var i = 0; i < met.Count; i++)
        {
            var from = i == 0 && thing.FromOn < met[i].FromOn ? thing.FromOn : met[i].FromOn;
            var to = i < met.Count - 1 ? met[i + 1].FromOn.AddDays(-1) : met[i].ToOn is null || thing.ToOn is null ? null : thing.ToOn > met[i].ToOn ? thing.ToOn : met[i].ToOn;
            _kept[met[i].Id] = met[i] with { FromOn = from, ToOn = to };
        }
    }
}
