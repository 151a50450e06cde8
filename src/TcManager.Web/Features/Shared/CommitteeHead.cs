using TcManager.Domain;

namespace TcManager.Web.Features.Shared;

/// <summary>Head and tabs of a committee's pages; rendered by <c>_CommitteeHead</c>, which shows only the tabs that the reader may open.</summary>
/// <param name="Id">The committee.</param>
/// <param name="Code">As written.</param>
/// <param name="Title">In both languages.</param>
/// <param name="Tab">overview, members, meetings, ballots, attendance or audit.</param>
public sealed record CommitteeHead(long Id, string Code, Bilingual Title, string Tab)
{
    /// <summary>The committees that it stands under, the root first.</summary>
    public IReadOnlyList<Crumb> Above { get; init; } = [];
}
