namespace TcManager.Application.Mail;

/// <summary>What a mail says, before any layout; the two layouts show all of it.</summary>
public sealed record MailContent
{
    /// <summary>Whose mail it is, above everything: "SAC/TC 605 Rock and soil mechanics".</summary>
    public required string Head { get; init; }

    public required string Subject { get; init; }

    public required string Greeting { get; init; }

    public required IReadOnlyList<string> Lead { get; init; }

    public IReadOnlyList<MailFact> Facts { get; init; } = [];

    /// <summary>The one thing to do.</summary>
    public MailButton? Button { get; init; }

    public IReadOnlyList<MailSection> Sections { get; init; } = [];

    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Why the recipient gets it.</summary>
    public required string Why { get; init; }

    public byte[]? Calendar { get; init; }

    public string? ReplyTo { get; init; }
}

/// <summary>A label and what it is, on one or more lines.</summary>
public sealed record MailFact(string Label, IReadOnlyList<string> Lines, string? Url = null)
{
    public MailFact(string label, string line)
        : this(label, [line])
    {
    }
}

/// <summary>A list under a heading.</summary>
public sealed record MailSection(string Heading, IReadOnlyList<MailItem> Items);

/// <summary>One entry of a list.</summary>
public sealed record MailItem(string Text, string? Detail = null, string? Url = null);

/// <summary>A button. Without an address it leads nowhere: that is how a personal link looks to anybody but its owner.</summary>
public sealed record MailButton(string Label, string? Url, string? Hint = null);
