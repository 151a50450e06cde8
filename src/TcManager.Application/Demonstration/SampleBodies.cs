using System.Globalization;
using TcManager.Domain;
using TcManager.Domain.Members;

namespace TcManager.Application.Demonstration;

/// <summary>The invented organisations whose people sit on the committees: no vote, absence or opinion falls on a real one (decisions 22).</summary>
internal sealed class SampleBodies
{
    // Of eight bodies in a row, so that a roster drawn from a run of them has every side and none above one half.
    private static readonly StakeholderSide[] Sides =
    [
        StakeholderSide.PublicInterest, StakeholderSide.Producer, StakeholderSide.Operator, StakeholderSide.User,
        StakeholderSide.PublicInterest, StakeholderSide.Producer, StakeholderSide.User, StakeholderSide.Consumer,
    ];

    // Codes that ISO 3166-1 leaves to their users: no country is meant.
    private static readonly string[] NoCountries =
        [.. "ABCDEFGHIJLMNOPQRSTUVWXYZ".Select(letter => $"X{letter}"), .. "MNOPQRSTUVWXYZ".Select(letter => $"Q{letter}")];

    private const int NationalCount = 64;

    public SampleBodies(Bilingual name)
    {
        National = [.. Enumerable.Range(1, NationalCount).Select(no => Body(no, name, "CN", Sides[(no - 1) % Sides.Length]))];
        International = [.. NoCountries.Select((country, index) => Body(NationalCount + 1 + index, name, country, null))];
    }

    /// <summary>Chinese organisations with a side.</summary>
    public IReadOnlyList<SampleBody> National { get; }

    /// <summary>National bodies of countries that do not exist.</summary>
    public IReadOnlyList<SampleBody> International { get; }

    public IEnumerable<SampleBody> All => National.Concat(International);

    private static SampleBody Body(int no, Bilingual name, string country, StakeholderSide? side)
    {
        string In(string text) => string.Format(CultureInfo.InvariantCulture, text, no);
        return new($"SAMPLE-{no:00}", new(In(name.Zh), In(name.En)), country, side);
    }
}
