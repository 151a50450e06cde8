using TcManager.Domain.Members.Composition;

namespace TcManager.Domain.Tests.Members.Composition;

public class ProfileVersionTests
{
    private static readonly DateOnly Today = new(2026, 11, 26);
    private static readonly DateTimeOffset Now = new(2026, 11, 26, 8, 0, 0, TimeSpan.Zero);

    private static ProfileVersion First => ProfileVersion.Shipped(Guid.CreateVersion7(), Seed.Profile("sac-2020"), new(2020, 10, 23), isVerified: false, Now);

    [Fact]
    public void Every_delivered_profile_lies_within_its_ranges_and_setting_its_own_values_changes_nothing() => Assert.All(Seed.Profiles, shipped =>
    {
        var thresholds = ProfileThresholds.Of(shipped.Profile);
        Assert.Empty(ProfileThresholds.Check(shipped.Profile));
        Assert.Equal(thresholds.Count, thresholds.Select(t => t.Key).Distinct().Count());
        Assert.Equal(Seed.Json(shipped.Profile), Seed.Json(ProfileThresholds.With(shipped.Profile, thresholds.ToDictionary(t => t.Key, t => t.Value))));
    });

    [Fact]
    public void Each_threshold_can_be_set_alone()
    {
        Assert.All(Seed.Profiles, shipped => Assert.All(ProfileThresholds.Of(shipped.Profile), threshold =>
        {
            var value = threshold.IsShare ? new Fraction(2, 7) : new Fraction(threshold.Value.Of == threshold.Range!.Most ? threshold.Range.Least : threshold.Value.Of + 1, 1);
            var changes = ProfileThresholds.Between(shipped.Profile, ProfileThresholds.With(shipped.Profile, new Dictionary<string, Fraction> { [threshold.Key] = value }));
            Assert.Equal((threshold.Key, value), changes.Select(c => (c.Either.Key, c.After!.Value)).Single());
        }));
    }

    [Theory]
    [InlineData("limit-TC-size", 0, 1, "profile.outOfRange")]
    [InlineData("limit-TC-size", 501, 1, "profile.outOfRange")]
    [InlineData("limit-TC-side-share", 0, 2, "profile.noShare")]
    [InlineData("limit-TC-side-share", 3, 2, "profile.noShare")]
    [InlineData("limit-TC-side-share", 1, 0, "profile.noShare")]
    [InlineData("limit-TC-side-share", 1, 101, "profile.noShare")]
    [InlineData("limit-TC-committees-per-person-notice", 4, 1, "profile.noticeLooser")]
    [InlineData("duty-Meetings", 13, 1, "profile.outOfRange")]
    [InlineData("term-years", 11, 1, "profile.outOfRange")]
    public void What_lies_outside_stands_at_its_threshold(string key, long of, long per, string code)
    {
        var fault = First.Next(Guid.CreateVersion7(), With(key, of, per), Today, "because", 1, Today, Now).Refusals.Single();

        Assert.Equal((code, key), (fault.Code, fault.Field));
    }

    [Fact]
    public void The_next_version_begins_today_or_later_with_a_reason_and_a_change()
    {
        string Refused(CompositionProfile rules, DateOnly from, string? reason) => First.Next(Guid.CreateVersion7(), rules, from, reason, 1, Today, Now).Refusals.Single().Code;
        var changed = With("limit-TC-size", 27, 1);

        Assert.Equal("profile.fromPast", Refused(changed, Today.AddDays(-1), "because"));
        Assert.Equal("profile.reasonMissing", Refused(changed, Today, " "));
        Assert.Equal("profile.nothingChanged", Refused(Seed.Profile("sac-2020"), Today, "because"));

        var next = First.Next(Guid.CreateVersion7(), changed, Today.AddDays(30), "because", 1, Today, Now).Value;
        Assert.Equal((2, false, false), (next.No, next.IsVerified, next.IsShipped));
        Assert.Equal(2, next.Rules.No);
        Assert.Equal("profile.fromBeforeLast", next.Next(Guid.CreateVersion7(), With("limit-TC-size", 28, 1), Today.AddDays(29), "because", 1, Today, Now).Refusals.Single().Code);
    }

    [Fact]
    public void Saying_again_that_it_was_read_changes_nothing()
    {
        var version = First;
        version.Verify(1, Now);
        version.Verify(2, Now.AddDays(1));

        Assert.Equal((true, 1L, Now), (version.IsVerified, version.VerifiedByAccountId, version.VerifiedAt));
    }

    private static CompositionProfile With(string key, long of, long per) => ProfileThresholds.With(Seed.Profile("sac-2020"), new Dictionary<string, Fraction> { [key] = new(of, per) });
}
