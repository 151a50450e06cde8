using FsCheck.Xunit;
using TcManager.Domain.Members;
using TcManager.Domain.Members.Composition;
using TcManager.Domain.People;

namespace TcManager.Domain.Tests.Members.Composition;

/// <summary>The composition of random rosters, of people and of bodies, against a recount written from rules.md §1.1 alone.</summary>
public class RosterPropertyTests
{
    private static readonly DateOnly First = new(2024, 1, 1);

    /// <summary>A seat as drawn; small numbers, so that limits are met, missed by one, and crossed.</summary>
    public sealed record DrawnSeat(byte Kind, byte Side, byte Title, byte Nominator, byte Employer, byte From, byte? Days, byte Office, byte OfficeFrom, byte? OfficeDays, byte Elsewhere)
    {
        internal bool IsBody => Kind % 7 == 0;

        internal bool IsMember => Kind % 5 != 1;

        internal StakeholderSide? StandsFor => Side % 8 < 5 ? (StakeholderSide)(Side % 8 % (Side > 127 ? 2 : 5)) : null;

        internal TitleLevel Level => Title % 6 < 5 ? (TitleLevel)(Title % 6) : TitleLevel.Senior;

        /// <summary>推荐单位; a body always is one.</summary>
        internal long? Nominating => Nominator % 4 == 0 && !IsBody ? null : 1 + (Nominator % 11);

        internal DateOnly FromOn => First.AddDays(From % 60);

        internal DateOnly? ToOn => Days is { } days ? FromOn.AddDays(days) : null;

        /// <summary>The employer, from a day of its own on; before that nobody is known.</summary>
        internal (long Organisation, DateOnly FromOn)? Work => Employer % 5 == 0 ? null : (1 + (Employer % 9), First.AddDays(Employer % 40));

        internal OfficeRole? Role => IsBody || Office % 6 > 3 ? null : (OfficeRole)(Office % 6);

        internal DateOnly RoleFrom => FromOn.AddDays(OfficeFrom % 20);

        internal DateOnly? RoleTo => OfficeDays is { } days ? RoleFrom.AddDays(days) : ToOn;

        internal int Others => Elsewhere % 4;

        internal HistorySeat ToHistory(long no) => new(
            new(no, Level, Work is { } work ? [(work.Organisation, new(work.FromOn, null))] : [], [.. Enumerable.Range(0, Others).Select(i => new DaySpan(First.AddDays(i * 30), null))]),
            IsMember ? SeatCategory.Voting : SeatCategory.Adviser, StandsFor, Nominating, new(FromOn, ToOn), Role is { } role ? [(role, new DaySpan(RoleFrom, RoleTo))] : [])
        {
            BodyId = IsBody ? Nominating : null,
        };
    }

    [Property(MaxTest = 400)]
    public void The_composition_of_a_day_is_what_a_recount_comes_to(DrawnSeat[] drawn, byte day, byte secretariat, bool isSubcommittee)
    {
        var on = First.AddDays(day % 120);
        var secretariats = new[] { 1L + (secretariat % 9) };
        var history = new RosterHistory(drawn.Select((seat, no) => seat.ToHistory(no + 1)));

        var checks = CompositionRules.Check(Seed.Profile("sac-2020"), isSubcommittee ? "SC" : "TC", history.On(on, [.. secretariats.Select(o => $"O:{o}")]));

        var recount = Recount(drawn, on, secretariats, isSubcommittee);
        Assert.Equal(recount.Select(r => r.Code), checks.Select(c => c.Code));
        foreach (var (code, of, per, standing, behind) in recount)
        {
            var check = checks.Single(c => c.Code == code);
            Assert.Equal((code, of, per, standing), (check.Code, check.Actual.Of, check.Actual.Per, check.Standing));
            Assert.Equal((code, string.Join(' ', behind.Order(StringComparer.Ordinal))), (check.Code, string.Join(' ', check.Offending.Order(StringComparer.Ordinal))));
        }
    }

    [Property(MaxTest = 200)]
    public void The_order_in_which_seats_were_given_changes_nothing(DrawnSeat[] drawn, byte day, int[] keys)
    {
        var on = First.AddDays(day % 120);
        var seats = drawn.Select((seat, no) => seat.ToHistory(no + 1)).ToList();
        var shuffled = seats.Select((seat, at) => (seat, Key: keys.Length == 0 ? -at : keys[at % keys.Length] ^ (at * 7919))).OrderBy(x => x.Key).Select(x => x.seat).ToList();
        static string Of(IEnumerable<HistorySeat> seats, DateOnly on) => string.Join(
            '\n', CompositionRules.Check(Seed.Profile("sac-2020"), "TC", new RosterHistory(seats).On(on, ["O:1"])).Select(c => $"{c.Code} {c.Actual} {c.Standing} {string.Join(' ', c.Offending.Order(StringComparer.Ordinal))}"));

        Assert.Equal(Of(seats, on), Of(shuffled, on));
        Assert.Equal(Of(seats, on), Of(seats.Where(s => s.Span.FromOn <= on && (s.Span.ToOn is null || s.Span.ToOn >= on)), on));
    }

    /// <summary>Loops over what was drawn, with the numbers of the rules and none of the product's code.</summary>
    private static List<(string Code, long Of, long Per, CompositionStanding Standing, List<string> Behind)> Recount(DrawnSeat[] drawn, DateOnly on, long[] secretariats, bool isSubcommittee)
    {
        var here = new List<(string Key, long? Organisation, DrawnSeat Seat, OfficeRole? Role)>();
        for (var no = 1; no <= drawn.Length; no++)
        {
            var seat = drawn[no - 1];
            if (seat.FromOn > on || (seat.ToOn is { } end && end < on))
            {
                continue;
            }

            var employer = seat.Work is { } work && work.FromOn <= on ? work.Organisation : (long?)null;
            var holds = seat.Role is { } role && seat.RoleFrom <= on && (seat.RoleTo is null || on <= seat.RoleTo) ? role : (OfficeRole?)null;
            here.Add(seat.IsBody ? ($"O:{seat.Nominating}", seat.Nominating, seat, null) : ($"P:{no}", employer ?? seat.Nominating, seat, holds));
        }

        var members = here.FindAll(s => s.Seat.IsMember);
        var persons = members.FindAll(s => !s.Seat.IsBody);
        List<(string Key, long? Organisation, DrawnSeat Seat, OfficeRole? Role)> Holding(OfficeRole role) => here.FindAll(s => s.Role == role);
        var (chairs, vices, generals, deputies) = (Holding(OfficeRole.Chair), Holding(OfficeRole.ViceChair), Holding(OfficeRole.SecretaryGeneral), Holding(OfficeRole.DeputySecretaryGeneral));
        var (size, vicesMost, deputiesMost) = isSubcommittee ? (15, 3, 3) : (25, 5, 5);

        var unfit = generals.FindAll(g => !g.Seat.IsMember || g.Organisation is null || !secretariats.Contains(g.Organisation.Value));
        var outside = deputies.FindAll(d => !d.Seat.IsMember);
        var perOrganisation = new Dictionary<long, int>();
        foreach (var member in members.Where(m => m.Organisation is not null))
        {
            perOrganisation[member.Organisation!.Value] = perOrganisation.GetValueOrDefault(member.Organisation.Value) + 1;
        }

        var colleagues = vices.FindAll(v => v.Organisation is not null && chairs.Exists(c => c.Organisation == v.Organisation));
        var bySide = new int[5];
        foreach (var member in members.Where(m => m.Seat.StandsFor is not null))
        {
            bySide[(int)member.Seat.StandsFor!.Value]++;
        }

        var largest = bySide.Max();
        int SeatsOf(DrawnSeat seat)
        {
            var seats = 1;
            for (var i = 0; i < seat.Others; i++)
            {
                seats += First.AddDays(i * 30) <= on ? 1 : 0;
            }

            return seats;
        }

        var busiest = persons.Count == 0 ? 0 : persons.Max(p => SeatsOf(p.Seat));
        var below = persons.FindAll(p => p.Role is OfficeRole.Chair or OfficeRole.ViceChair ? p.Seat.Level < HeadsTitle : p.Seat.Level < TitleLevel.Intermediate);

        static CompositionStanding If(bool holds) => holds ? CompositionStanding.Holds : CompositionStanding.Fails;
        static List<string> Keys(bool holds, IEnumerable<(string Key, long? Organisation, DrawnSeat Seat, OfficeRole? Role)> rows) => holds ? [] : [.. rows.Select(r => r.Key)];
        bool general = generals.Count == 1 && unfit.Count == 0, deputy = deputies.Count <= deputiesMost && outside.Count == 0, side = members.Count == 0 || 2 * largest <= members.Count;
        return
        [
            ("size", members.Count, 1, If(members.Count >= size), []),
            ("chair", chairs.Count, 1, If(chairs.Count == 1), Keys(chairs.Count == 1, chairs)),
            ("vice-chairs", vices.Count, 1, If(vices.Count <= vicesMost), Keys(vices.Count <= vicesMost, vices)),
            ("secretary-general", generals.Count, 1, If(general), Keys(general, unfit.Count > 0 ? unfit : generals)),
            ("deputy-secretaries", deputies.Count, 1, If(deputy), Keys(deputy, outside.Count > 0 ? outside : deputies)),
            ("per-organisation", perOrganisation.Count == 0 ? 0 : perOrganisation.Values.Max(), 1, If(perOrganisation.Values.All(n => n <= 3)), Keys(false, members.Where(m => m.Organisation is { } o && perOrganisation[o] > 3))),
            ("chair-vice-organisation", colleagues.Count, 1, If(colleagues.Count == 0), Keys(false, chairs.Where(c => colleagues.Exists(v => v.Organisation == c.Organisation)).Concat(colleagues))),
            ("side-share", largest, members.Count, If(side), Keys(side, members.Where(m => m.Seat.StandsFor is { } s && 2 * bySide[(int)s] > members.Count))),
            ("committees-per-person", busiest, 1, busiest <= 2 ? CompositionStanding.Holds : busiest == 3 ? CompositionStanding.Warns : CompositionStanding.Fails, Keys(busiest <= 2, persons.Where(p => SeatsOf(p.Seat) > 2))),
            ("titles", persons.Count - below.Count, persons.Count, If(below.Count == 0), Keys(false, below)),
        ];
    }

    /// <summary>高级职称.</summary>
    private const TitleLevel HeadsTitle = TitleLevel.Associate;
}
