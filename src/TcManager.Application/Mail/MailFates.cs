namespace TcManager.Application.Mail;

/// <summary>Why a mail was not sent, or not yet: each has a sentence in both languages.</summary>
public static class MailFates
{
    // Skipped
    public const string NoAddress = "noAddress";
    public const string Expired = "expired";
    public const string Cancelled = "cancelled";
    public const string Replied = "replied";
    public const string Voted = "voted";
    public const string Closed = "closed";
    public const string SeatEnded = "seatEnded";
    public const string Gone = "gone";
    public const string NotAsked = "notAsked";
    public const string Overtaken = "overtaken";
    public const string ByProxy = "byProxy";
    public const string PassedOn = "passedOn";
    public const string Decided = "decided";

    // Failed
    public const string BadAddress = "badAddress";
    public const string Refused = "refused";
    public const string GaveUp = "gaveUp";

    // Waiting
    public const string Delayed = "delayed";
    public const string Unreachable = "unreachable";
    public const string NotComposed = "notComposed";

    public static IReadOnlyList<string> All { get; } =
        [NoAddress, Expired, Cancelled, Replied, Voted, Closed, SeatEnded, Gone, Overtaken, ByProxy, PassedOn, Decided, NotAsked, BadAddress, Refused, GaveUp, Delayed, Unreachable, NotComposed];
}
