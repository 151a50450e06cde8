using FsCheck.Xunit;
using TcManager.Domain.Committees;
using TcManager.Domain.Members;

namespace TcManager.Domain.Tests.Members;

/// <summary>What a seat, a committee or a term is on a day follows from the days alone, in whatever order they were entered.</summary>
public class StatusByDayTests
{
    private static readonly DateOnly First = new(2024, 1, 1);
    private static readonly IReadOnlyList<DateOnly> Days = [.. Enumerable.Range(-5, 150).Select(First.AddDays)];

    /// <summary>An office or a delegate: from a day of the seat on, to another one or as long as the seat lasts.</summary>
    public sealed record DrawnSpan(byte From, byte? Days);

    [Property(MaxTest = 300)]
    public void A_persons_seat_and_its_offices(DrawnSpan[] drawn, byte? end, int[] order)
    {
        var (last, offices) = (EndOf(end), Within(drawn.Take(4), EndOf(end)).Select((span, role) => (Role: (OfficeRole)role, span.FromOn, span.ToOn)).ToList());
        var seat = new Membership(Guid.Empty, 1, null, 1, SeatCategory.Voting, First);
        List<(int Group, Func<Outcome> Act)> acts = [];
        foreach (var (role, from, to) in offices)
        {
            acts.Add(((int)role, () => seat.Hold(role, from)));
            if (to is { } lastDay && lastDay != last)
            {
                acts.Add(((int)role, () => seat.LayDown(role, lastDay)));
            }
        }

        if (last is { } day)
        {
            acts.Add((9, () => seat.EndOn(day)));
        }

        Do(acts, order);

        foreach (var on in Days)
        {
            var isThere = on >= First && (last is null || on <= last);
            Assert.Equal(isThere, seat.IsInForceOn(on));
            Assert.Equal(
                offices.Where(o => isThere && o.FromOn <= on && (o.ToOn is null || on <= o.ToOn)).Select(o => o.Role).Order(),
                seat.Offices.Where(o => Span.Covers(o.FromOn, o.ToOn, on)).Select(o => o.Role).Order());
        }
    }

    [Property(MaxTest = 300)]
    public void A_bodys_seat_and_whoever_acts_for_it(byte[] heads, DrawnSpan[] drawn, byte? end, int[] order)
    {
        var last = EndOf(end);
        var starts = heads.Take(4).Select(h => First.AddDays(1 + (h % 60))).Where(d => last is null || d <= last).Distinct().Order().Prepend(First).ToList();
        var delegates = Within(drawn.Take(4), last).Select((span, i) => (Person: 100L + i, span.FromOn, span.ToOn)).ToList();
        var seat = Membership.OfBody(Guid.Empty, 1, null, 4, 1, SeatCategory.Voting, First);
        List<(int Group, Func<Outcome> Act)> acts = [.. starts.Skip(1).Select((on, i) => (0, (Func<Outcome>)(() => seat.Send(i + 2, RepresentativeKind.Head, on, DateOnly.MaxValue))))];
        foreach (var (person, from, to) in delegates)
        {
            acts.Add(((int)person, () => seat.Send(person, RepresentativeKind.Delegate, from, DateOnly.MaxValue)));
            if (to is { } lastDay && lastDay != last)
            {
                acts.Add(((int)person, () => seat.Recall(person, lastDay)));
            }
        }

        if (last is { } day)
        {
            acts.Add((9, () => seat.EndOn(day)));
        }

        Do(acts, order);

        foreach (var on in Days)
        {
            var isThere = on >= First && (last is null || on <= last);
            List<long> expected = isThere ? [1 + starts.FindLastIndex(s => s <= on), .. delegates.Where(d => d.FromOn <= on && (d.ToOn is null || on <= d.ToOn)).Select(d => d.Person)] : [];
            Assert.Equal(expected.Order(), seat.Representatives.Where(r => Span.Covers(r.FromOn, r.ToOn, on)).Select(r => r.PersonId).Order());
        }

        Assert.Equal(starts.Count, seat.PersonId);
    }

    [Property(MaxTest = 300)]
    public void A_committee(byte[] steps)
    {
        var committee = new Committee(Guid.Empty, "SAC/TC 1", CommitteeKind.TC, new("名", "Name"), "sac-2020", "Asia/Shanghai", "zh-CN");
        var (day, entered) = (First, new List<(LifeState State, DateOnly On)>());
        foreach (var step in steps.Take(8).Where(_ => committee.Next().Count > 0))
        {
            day = day.AddDays(step % 20);
            var next = committee.Next()[step % committee.Next().Count];
            var before = Days.TakeWhile(d => d < day).Select(committee.StateOn).ToList();
            Assert.True(committee.Enter(next, day).IsDone);
            Assert.True(entered.Count == 0 || before.SequenceEqual(Days.Take(before.Count).Select(committee.StateOn)), "What it was is not changed by what it becomes.");
            entered.Add((next, day));
        }

        foreach (var on in Days)
        {
            var expected = entered.Count == 0 ? LifeState.Established : entered.Where(e => e.On <= on).Select(e => (LifeState?)e.State).LastOrDefault();
            Assert.Equal(expected, committee.StateOn(on));
            Assert.Equal(expected is not (LifeState.Suspended or LifeState.Dissolved), committee.IsActiveOn(on));
        }
    }

    [Property]
    public void A_term(byte length, byte? end)
    {
        var term = new Term(1, 1, First, First.AddDays(length % 60));
        var asked = Days.Select(term.IsOverdueOn).ToList();
        if (end is { } days)
        {
            Assert.True(term.EndOn(First.AddDays(days)).IsDone);
        }

        Assert.Equal(Days.Select(d => d > term.PlannedEndOn), asked);
        Assert.All(Days, d => Assert.Equal(end is null && d > First.AddDays(length % 60), term.IsOverdueOn(d)));
    }

    private static DateOnly? EndOf(byte? end) => end is { } days ? First.AddDays(days % 90) : null;

    private static IEnumerable<(DateOnly FromOn, DateOnly? ToOn)> Within(IEnumerable<DrawnSpan> drawn, DateOnly? last)
    {
        foreach (var span in drawn)
        {
            var from = First.AddDays(span.From % 80);
            if (last is null || from <= last)
            {
                var to = span.Days is { } days ? from.AddDays(days % 40) : (DateOnly?)null;
                yield return (from, to is null || to > last ? last : to);
            }
        }
    }

    /// <summary>All acts, those of one group in their order, the groups mixed as drawn. None is refused.</summary>
    private static void Do(List<(int Group, Func<Outcome> Act)> acts, int[] order)
    {
        var waiting = acts.GroupBy(a => a.Group).Select(g => new Queue<Func<Outcome>>(g.Select(a => a.Act))).ToList();
        for (var at = 0; waiting.Count > 0; at++)
        {
            var group = waiting[(int)((uint)(order.Length == 0 ? at : order[at % order.Length] ^ (at * 31)) % (uint)waiting.Count)];
            var done = group.Dequeue()();
            Assert.True(done.IsDone, string.Join(' ', done.Refusals.Select(r => r.Code)));
            if (group.Count == 0)
            {
                waiting.Remove(group);
            }
        }
    }
}
