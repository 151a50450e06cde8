using FsCheck.Xunit;
using TcManager.Domain.People;

namespace TcManager.Domain.Tests.People;

public sealed class JoinedSpansTests
{
    private static readonly DateOnly Start = new(2020, 1, 1);

    [Fact]
    public void What_meets_nothing_moves_and_what_meets_something_widens_it()
    {
        var joined = new JoinedSpans([Thing(1, 10, 20), Thing(2, 40, 50)], [Thing(3, 0, 5), Thing(4, 15, 45), Thing(5, 60, null)]);

        Assert.Equal([3L, 5L], joined.Moved.Order());
        Assert.Equal([Thing(1, 10, 39)], joined.Widened);
    }

    [Fact]
    public void Another_key_is_another_thing() =>
        Assert.Equal([2L], new JoinedSpans([Thing(1, 0, null)], [Thing(2, 0, null) with { Key = "other" }]).Moved);

    /// <summary>Against a count day by day.</summary>
    [Property(MaxTest = 500)]
    public bool No_day_is_lost_and_none_is_counted_twice(byte[] staying, byte[] going)
    {
        var (stay, go) = (Row(1, staying), Row(1000, going));
        var joined = new JoinedSpans(stay, go);
        var widened = joined.Widened.ToDictionary(w => w.Id);
        var after = stay.Concat(go.Where(g => joined.Moved.Contains(g.Id))).Select(s => widened.GetValueOrDefault(s.Id, s)).ToList();
        return Enumerable.Range(0, 700).Select(Start.AddDays).All(day => After(day) == (Holds(stay, day) || Holds(go, day) ? 1 : 0));

        int After(DateOnly day) => after.Count(s => Span.Covers(s.FromOn, s.ToOn, day));
    }

    private static bool Holds(IEnumerable<DatedThing> things, DateOnly day) => things.Any(t => Span.Covers(t.FromOn, t.ToOn, day));

    /// <summary>Spans one after the other: gap and length in turn, the last without end where its length is odd.</summary>
    private static List<DatedThing> Row(long firstId, byte[]? bytes)
    {
        var (at, things) = (0, new List<DatedThing>());
        foreach (var pair in (bytes ?? []).Take(8).Chunk(2).Where(p => p.Length == 2))
        {
            at += pair[0] % 40;
            things.Add(Thing(firstId + things.Count, at, at + pair[1] % 40));
            at += pair[1] % 40 + 1;
        }

        if (things is [.., var last] && last.Id % 2 == 1)
        {
            things[^1] = last with { ToOn = null };
        }

        return things;
    }

    private static DatedThing Thing(long id, int from, int? to) => new(id, "key", Start.AddDays(from), to is { } last ? Start.AddDays(last) : null);
}
