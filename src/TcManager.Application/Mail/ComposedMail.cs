namespace TcManager.Application.Mail;

/// <summary>A mail as it goes out, or as it is shown.</summary>
/// <param name="Subject">One line.</param>
/// <param name="Text">The plain part.</param>
/// <param name="Html">The same as a page of its own.</param>
/// <param name="Calendar">An ics file with METHOD:REQUEST, or null.</param>
/// <param name="Culture">Its language.</param>
/// <param name="ToName">The recipient in that language.</param>
/// <param name="ToAddress">Null where none is known.</param>
public sealed record ComposedMail(string Subject, string Text, string Html, byte[]? Calendar, string Culture, string ToName, string? ToAddress)
{
    /// <summary>Where an answer goes: the secretariat's own address, if it has one.</summary>
    public string? ReplyTo { get; init; }
}
