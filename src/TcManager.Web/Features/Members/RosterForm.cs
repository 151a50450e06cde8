using System.Globalization;
using TcManager.Application.Members;
using TcManager.Domain.Members;

namespace TcManager.Web.Features.Members;

/// <summary>What of a roster is asked for; it comes in the address, so that a filtered list can be sent to somebody.</summary>
public sealed class RosterForm
{
    /// <summary>The day, as 2026-11-23; empty for the usual one.</summary>
    public string? On { get; set; }

    public string? Q { get; set; }

    public StakeholderSide? Side { get; set; }

    public OfficeRole? Office { get; set; }

    /// <summary>Only the rows behind this rule of composition.</summary>
    public string? Rule { get; set; }

    public int Page { get; set; }

    internal DateOnly? Day => DateOnly.TryParseExact(On, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    internal bool IsDayUnreadable => !string.IsNullOrEmpty(On) && Day is null;

    internal RosterFilter ToFilter() => new(Q, Side, Office, Rule, Page);
}
