namespace TcManager.Domain.Committees;

/// <summary>What a committee is called, does and follows, as typed; what was not given is null. <see cref="Check"/> says what is missing, at its name.</summary>
public sealed record CommitteeDescription
{
    public string? TitleZh { get; init; }

    public string? TitleEn { get; init; }

    public string? ScopeZh { get; init; }

    public string? ScopeEn { get; init; }

    /// <summary><c>sac-2020</c>, <c>iso</c>, or <see cref="Committee.NoProfile"/>.</summary>
    public string? ProfileCode { get; init; }

    /// <summary>IANA, as <c>Asia/Shanghai</c>.</summary>
    public string? ZoneId { get; init; }

    /// <summary>One of <see cref="Cultures.All"/>.</summary>
    public string? Culture { get; init; }

    /// <summary>Whether a successor votes in the place of somebody whose seat ends while a ballot is open (decisions 4).</summary>
    public bool SuccessorsVote { get; init; }

    internal Bilingual Title => new(TitleZh ?? "", TitleEn ?? "");

    internal Bilingual Scope => new(ScopeZh ?? "", ScopeEn ?? "");

    /// <summary>
    /// Every fault at once: <c>committee.titleZhMissing</c>, <c>committee.titleEnMissing</c>, <c>committee.profileMissing</c>, <c>time.unknownZone</c>,
    /// <c>committee.cultureMissing</c>.
    /// </summary>
    public IEnumerable<Refusal> Check()
    {
        if (string.IsNullOrWhiteSpace(TitleZh))
        {
            yield return new("committee.titleZhMissing", nameof(TitleZh));
        }

        if (string.IsNullOrWhiteSpace(TitleEn))
        {
            yield return new("committee.titleEnMissing", nameof(TitleEn));
        }

        if (string.IsNullOrWhiteSpace(ProfileCode))
        {
            yield return new("committee.profileMissing", nameof(ProfileCode));
        }

        if (!LocalMoment.IsZone(ZoneId))
        {
            yield return new("time.unknownZone", nameof(ZoneId), ZoneId ?? "");
        }

        if (!Cultures.All.Contains(Culture ?? ""))
        {
            yield return new("committee.cultureMissing", nameof(Culture));
        }
    }
}
