namespace TcManager.Domain.Members.Composition;

/// <summary>One version of a profile, in force from a day on until the next one begins. What it says never changes; that somebody has read the text can be added.</summary>
public sealed class ProfileVersion : IRoot
{
    private ProfileVersion()
    {
    }

    private ProfileVersion(Guid uid, CompositionProfile rules, DateOnly fromOn, DateTimeOffset now) =>
        (Uid, Code, No, Rules, FromOn, EnteredAt) = (uid, rules.Code, rules.No, rules, fromOn, now);

    public long Id { get; private set; }

    public Guid Uid { get; private set; }

    public Guid Version { get; private set; }

    /// <summary>Of the profile: <c>sac-2020</c>, <c>iso</c>.</summary>
    public string Code { get; private set; } = null!;

    /// <summary>From 1, rising within the code.</summary>
    public int No { get; private set; }

    /// <summary>First day; the earliest version also holds for all days before.</summary>
    public DateOnly FromOn { get; private set; }

    public CompositionProfile Rules { get; private set; } = null!;

    /// <summary>True only where the text in force was read, or an administrator who has read it said so.</summary>
    public bool IsVerified { get; private set; }

    public DateTimeOffset? VerifiedAt { get; private set; }

    /// <summary>The administrator who has read the text; null where it came so with the product.</summary>
    public long? VerifiedByAccountId { get; private set; }

    public DateTimeOffset EnteredAt { get; private set; }

    /// <summary>Who entered it; null for what came with the product.</summary>
    public long? EnteredByAccountId { get; private set; }

    public string? Reason { get; private set; }

    public bool IsShipped => EnteredByAccountId is null;

    /// <summary>What comes with the product.</summary>
    public static ProfileVersion Shipped(Guid uid, CompositionProfile rules, DateOnly fromOn, bool isVerified, DateTimeOffset now) => new(uid, rules, fromOn, now) { IsVerified = isVerified };

    /// <summary>
    /// The next version. Refused as <c>profile.reasonMissing</c>, as <c>profile.fromPast</c> for a day before today, because what was judged on past days stays, as
    /// <c>profile.fromBeforeLast</c>, with its day, before the newest version begins, as <c>profile.nothingChanged</c>, and as <see cref="ProfileThresholds.Check"/> says.
    /// </summary>
    /// <param name="uid">Of the form.</param>
    /// <param name="rules">As they are to be; code and number are set here.</param>
    /// <param name="fromOn">First day.</param>
    /// <param name="reason">Why.</param>
    /// <param name="accountId">Whose account.</param>
    /// <param name="today">Of the installation.</param>
    /// <param name="now">When it is entered.</param>
    public Outcome<ProfileVersion> Next(Guid uid, CompositionProfile rules, DateOnly fromOn, string? reason, long accountId, DateOnly today, DateTimeOffset now)
    {
        List<Refusal> faults = [.. ProfileThresholds.Check(rules)];
        if (string.IsNullOrWhiteSpace(reason))
        {
            faults.Add(new("profile.reasonMissing", nameof(Reason)));
        }

        if (fromOn < today)
        {
            faults.Add(new("profile.fromPast", nameof(FromOn), today));
        }
        else if (fromOn < FromOn)
        {
            faults.Add(new("profile.fromBeforeLast", nameof(FromOn), FromOn));
        }

        if (faults.Count == 0 && ProfileThresholds.Between(Rules, rules).Count == 0)
        {
            faults.Add(new("profile.nothingChanged"));
        }

        return faults.Count > 0 ? Outcome.Refused<ProfileVersion>(faults) : new ProfileVersion(uid, rules with { Code = Code, No = No + 1 }, fromOn, now)
        {
            EnteredByAccountId = accountId,
            Reason = reason!.Trim(),
        };
    }

    /// <summary>Somebody has compared it with the text in force. Saying so again changes nothing.</summary>
    public void Verify(long accountId, DateTimeOffset now)
    {
        if (!IsVerified)
        {
            (IsVerified, VerifiedByAccountId, VerifiedAt) = (true, accountId, now);
        }
    }
}
