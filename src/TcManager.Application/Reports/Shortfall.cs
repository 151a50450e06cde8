namespace TcManager.Application.Reports;

/// <summary>When a figure that falls short is an alarm and no longer only information: one yardstick for home and for every page of a committee.</summary>
public static class Shortfall
{
    /// <summary>Local days before the deadline, of the reply or of the ballot, from which it is one.</summary>
    public const int AlarmDays = 14;

    /// <param name="daysLeft">To the deadline; negative once it has passed.</param>
    /// <param name="isOutOfReach">What is still open cannot make it up any more.</param>
    public static bool IsAlarm(int daysLeft, bool isOutOfReach) => isOutOfReach || daysLeft <= AlarmDays;
}
