using MimeKit;

namespace TcManager.Application.Mail.Delivery;

/// <summary>The edge behind which mail leaves. One per run: it keeps its connection until it is closed.</summary>
public interface IMailTransport
{
    Task<Dispatch> SendAsync(MimeMessage message, CancellationToken ct);

    Task CloseAsync();
}

/// <summary>What became of one mail.</summary>
public enum DispatchResult
{
    Accepted,

    /// <summary>For good: trying again would change nothing.</summary>
    Refused,

    /// <summary>This mail not now.</summary>
    Delayed,

    /// <summary>No mail now: the server is out of reach, or does not let us in.</summary>
    Unreachable,
}

/// <param name="Result">Accepted, refused, delayed, unreachable.</param>
/// <param name="Words">What the server said about this mail.</param>
/// <param name="Cause">For the log: the kind of trouble, without addresses.</param>
public sealed record Dispatch(DispatchResult Result, string? Words = null, string? Cause = null)
{
    public static Dispatch Accepted { get; } = new(DispatchResult.Accepted);
}
