namespace TcManager.Domain.Ballots.Comments;

/// <summary>处理意见: what becomes of a comment.</summary>
public enum Disposition
{
    Accepted,
    PartlyAccepted,
    Noted,
    NotAccepted,
    Withdrawn,
}

/// <summary>意见: one row of the template. Its author writes it until the close, the secretariat says afterwards what became of it.</summary>
public sealed partial class Comment : IRoot
{
    /// <summary>Of one voter in one ballot.</summary>
    public const int MostOfOne = 2000;

    private Comment()
    {
    }

    public long Id { get; private set; }

    public Guid Uid { get; private set; }

    public Guid Version { get; private set; }

    public long BallotId { get; private set; }

    public Ballot Ballot { get; private set; } = null!;

    public long? VoterId { get; private set; }

    /// <summary>Whose comment it is, with name and organisation as they stood at the opening; null for an addressee's.</summary>
    public Voter? Voter { get; private set; }

    public long? AddresseeId { get; private set; }

    /// <summary>Whose comment it is, in a consultation; null for a voter's.</summary>
    public Consultations.Addressee? Addressee { get; private set; }

    /// <summary>Null where it came by an addressee's link.</summary>
    public long? WrittenByPersonId { get; private set; }

    public DateTimeOffset WrittenAt { get; private set; }

    public string? Line { get; private set; }

    public string? Clause { get; private set; }

    /// <summary>See <see cref="ClauseOrder"/>.</summary>
    public string ClauseSort { get; private set; } = null!;

    public string? Paragraph { get; private set; }

    public CommentType Type { get; private set; }

    public string Text { get; private set; } = null!;

    public string? Proposed { get; private set; }

    /// <summary>See <see cref="CommentDraft.EqualKey"/>.</summary>
    public byte[] EqualKey { get; private set; } = [];

    public Disposition? Disposition { get; private set; }

    /// <summary>秘书处意见.</summary>
    public string? Observation { get; private set; }

    public DateTimeOffset? DisposedAt { get; private set; }

    public long? DisposedByPersonId { get; private set; }

    public CommentDraft Draft => new(Line, Clause, Paragraph, Type, Text, Proposed);

    /// <summary>Refused as <see cref="MayWrite"/> says, and at the fields as <see cref="CommentDraft.Faults"/> says.</summary>
    public static Outcome<Comment> Write(Guid uid, Ballot ballot, CommentAuthor author, CommentDraft draft, DateTimeOffset now)
    {
        var comment = new Comment { Uid = uid, BallotId = ballot.Id, VoterId = author.Voter?.Id, AddresseeId = author.Addressee?.Id };
        var written = comment.Change(ballot, author, draft, now);
        return written.IsDone ? comment : Outcome.Refused<Comment>(written.Refusals);
    }

    /// <summary>Writes it anew; a disposition that it had lapses. Refused likewise.</summary>
    public Outcome Change(Ballot ballot, CommentAuthor author, CommentDraft draft, DateTimeOffset now)
    {
        if (MayWrite(ballot, author, now) is { IsDone: false } refused)
        {
            return refused;
        }

        var faults = draft.Faults();
        if (faults.Count > 0)
        {
            return Outcome.Of(faults);
        }

        // What was decided was decided about other words: they are to be looked at again.
        if (draft != Draft)
        {
            (Disposition, Observation, DisposedByPersonId, DisposedAt) = (null, null, null, null);
        }

        (Line, Clause, Paragraph, Type, Text, Proposed) = (draft.Line, draft.Clause, draft.Paragraph, draft.Type!.Value, draft.Text!, draft.Proposed);
        (ClauseSort, EqualKey) = (ClauseOrder.KeyOf(Clause, Line), draft.EqualKey());
        (WrittenByPersonId, WrittenAt) = (author.PersonId, now);
        IsWrittenByHolder();
        return Outcome.Done;
    }

    /// <summary>
    /// Whether the author may write, change and take back comments: as long as votes are taken. Refused: <c>comment.notOpen</c>, <c>comment.closed</c>, <c>comment.seatEnded</c>,
    /// <c>comment.notAsked</c> for an addressee that was withdrawn or belongs to another consultation.
    /// </summary>
    public static Outcome MayWrite(Ballot ballot, CommentAuthor author, DateTimeOffset now)
    {
        if (!ballot.IsOpenAt(now))
        {
            return Outcome.Refused(ballot.OpenedAt is not null && ballot.CancelledAt is null ? "comment.closed" : "comment.notOpen");
        }

        if (author.Addressee is { } addressee)
        {
            return addressee.WithdrawnAt is not null || addressee.BallotId != ballot.Id ? Outcome.Refused("comment.notAsked") : Outcome.Done;
        }

        return author.Voter!.HasLeftBy(now, ballot.Committee.ZoneId) ? Outcome.Refused("comment.seatEnded") : Outcome.Done;
    }

    /// <summary>
    /// Says what became of it; said again, the later one stands. Refused: <c>comment.stillOpen</c> before the close, <c>comment.dispositionMissing</c>,
    /// <c>comment.observationMissing</c> where it is not taken as it is, <c>comment.tooLong</c> (limit), <c>comment.adoptedInResult</c> (the voter's name) as <see cref="SettledFault"/> says.
    /// </summary>
    /// <param name="ballot">Closed.</param>
    /// <param name="disposition">What.</param>
    /// <param name="observation">Why.</param>
    /// <param name="byPersonId">Who says it.</param>
    /// <param name="now">When.</param>
    /// <param name="adopted">The name of its voter, where a signed result counts the vote as one whose proposals were adopted; else null.</param>
    public Outcome Dispose(Ballot ballot, Disposition? disposition, string? observation, long? byPersonId, DateTimeOffset now, Bilingual? adopted = null)
    {
        if (MayDispose(ballot, now) is { IsDone: false } refused)
        {
            return refused;
        }

        var faults = DispositionFaults(disposition, observation).ToList();
        if (faults.Count == 0 && adopted is not null && SettledFault(Disposition, disposition, adopted) is { } settled)
        {
            faults.Add(settled);
        }

        if (faults.Count > 0)
        {
            return Outcome.Of(faults);
        }

        (Disposition, Observation, DisposedByPersonId, DisposedAt) = (disposition, observation, byPersonId, now);
        return Outcome.Done;
    }

    /// <summary>Refused: <c>comment.stillOpen</c> before the close; what was withdrawn while it was open is over as well.</summary>
    public static Outcome MayDispose(Ballot ballot, DateTimeOffset now) =>
        ballot.Facts.StateAt(now) is BallotState.Closed or BallotState.AwaitingCount || ballot is { OpenedAt: not null, CancelledAt: not null } ? Outcome.Done : Outcome.Refused("comment.stillOpen");

    /// <summary>
    /// At "Disposition" <c>comment.adoptedInResult</c> (the voter's name): a signed result says by name that what this voter proposed was adopted, and counts the vote so (rules.md §1.2,
    /// <c>noUnlessAdopted</c>). The signature decides (decisions 8), so what it rests on stays: the comment stays accepted, in whole or in part, or what it was; its observation may be written anew.
    /// Before the signature anything may be said; the signature then finds the contradiction.
    /// </summary>
    /// <param name="stands">What the comment was said to be.</param>
    /// <param name="disposition">What it is to be.</param>
    /// <param name="voter">Whose vote counts as adopted.</param>
    public static Refusal? SettledFault(Disposition? stands, Disposition? disposition, Bilingual voter) =>
        disposition == stands || disposition is Comments.Disposition.Accepted or Comments.Disposition.PartlyAccepted ? null : new("comment.adoptedInResult", nameof(Disposition), voter);

    /// <summary>At their fields, as <see cref="Dispose"/> says.</summary>
    public static IEnumerable<Refusal> DispositionFaults(Disposition? disposition, string? observation)
    {
        if (disposition is null || !Enum.IsDefined(disposition.Value))
        {
            yield return new("comment.dispositionMissing", nameof(Disposition));
        }

        // 不采纳 and why: rules, 6.
        if (disposition is Comments.Disposition.NotAccepted or Comments.Disposition.PartlyAccepted && string.IsNullOrWhiteSpace(observation))
        {
            yield return new("comment.observationMissing", nameof(Observation));
        }

        if (observation?.Length > CommentDraft.MaxTextLength)
        {
            yield return new("comment.tooLong", nameof(Observation), CommentDraft.MaxTextLength);
        }
    }
}
