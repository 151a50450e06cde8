using System.Net.Mail;

namespace TcManager.Domain.Ballots.Consultations;

/// <summary>Whom a consultation is sent to beside the members, as typed.</summary>
/// <param name="Name">The organisation, or the code of a committee.</param>
/// <param name="Contact">The person there, if one is known.</param>
/// <param name="Email">Where the personal link goes.</param>
public sealed record AddresseeDraft(string? Name, string? Contact, string? Email)
{
    /// <summary>In characters.</summary>
    public const int MaxNameLength = 200, MaxEmailLength = 254;

    /// <summary>Refused at their fields: <c>addressee.nameMissing</c>, <c>addressee.emailMissing</c>, <c>addressee.emailInvalid</c>, <c>addressee.tooLong</c> (limit).</summary>
    public IReadOnlyList<Refusal> Faults()
    {
        var faults = new List<Refusal>();
        if (string.IsNullOrWhiteSpace(Name))
        {
            faults.Add(new("addressee.nameMissing", nameof(Name)));
        }

        AddIfTooLong(Name, nameof(Name), MaxNameLength);
        AddIfTooLong(Contact, nameof(Contact), MaxNameLength);
        if (string.IsNullOrWhiteSpace(Email))
        {
            faults.Add(new("addressee.emailMissing", nameof(Email)));
        }
        else if (Email.Length <= MaxEmailLength && !IsAddress(Email))
        {
            faults.Add(new("addressee.emailInvalid", nameof(Email)));
        }

        AddIfTooLong(Email, nameof(Email), MaxEmailLength);
        return faults;

        void AddIfTooLong(string? text, string field, int limit)
        {
            if (text?.Length > limit)
            {
                faults.Add(new("addressee.tooLong", field, limit));
            }
        }
    }

    /// <summary>By which one address is known, however it is written.</summary>
    public static string KeyOf(string email) => email.Trim().ToLowerInvariant();

    private static bool IsAddress(string text) =>
        !text.Any(char.IsWhiteSpace) && MailAddress.TryCreate(text, out var address) && address.Address == text && address.Host.Contains('.', StringComparison.Ordinal);
}

/// <summary>征求意见对象: an organisation or another committee that is asked for comments by a personal link.</summary>
public sealed class Addressee : IRoot
{
    /// <summary>Of one consultation.</summary>
    public const int Most = 2000;

    private Addressee()
    {
    }

    public long Id { get; private set; }

    public Guid Uid { get; private set; }

    public Guid Version { get; private set; }

    public long BallotId { get; private set; }

    public Ballot Ballot { get; private set; } = null!;

    public string Name { get; private set; } = null!;

    public string? Contact { get; private set; }

    public string Email { get; private set; } = null!;

    /// <summary>See <see cref="AddresseeDraft.KeyOf"/>; once in a consultation.</summary>
    public string EmailKey { get; private set; } = null!;

    /// <summary>The committee that it is, where it is one.</summary>
    public long? CommitteeId { get; private set; }

    public DateTimeOffset AddedAt { get; private set; }

    /// <summary>Not asked any more; the link opens nothing. What was written stays.</summary>
    public DateTimeOffset? WithdrawnAt { get; private set; }

    /// <summary>Of the first reply.</summary>
    public DateTimeOffset? RepliedAt { get; private set; }

    public DateTimeOffset? LastRemindedAt { get; private set; }

    public AddresseeDraft Draft => new(Name, Contact, Email);

    /// <summary>Refused at the fields as <see cref="AddresseeDraft.Faults"/> says; as a whole as <see cref="MayAsk"/> says.</summary>
    /// <param name="uid">Of the form.</param>
    /// <param name="ballot">The consultation.</param>
    /// <param name="draft">As typed.</param>
    /// <param name="committeeId">The committee that it is, if it is one.</param>
    /// <param name="now">When.</param>
    public static Outcome<Addressee> Ask(Guid uid, Ballot ballot, AddresseeDraft draft, long? committeeId, DateTimeOffset now)
    {
        var may = MayAsk(ballot, now);
        IReadOnlyList<Refusal> faults = may.IsDone ? draft.Faults() : may.Refusals;
        return faults.Count > 0 ? Outcome.Refused<Addressee>(faults) : new Addressee
        {
            Uid = uid, BallotId = ballot.Id, Name = draft.Name!.Trim(), Contact = draft.Contact?.Trim(), Email = draft.Email!.Trim(), EmailKey = AddresseeDraft.KeyOf(draft.Email),
            CommitteeId = committeeId, AddedAt = now,
        };
    }

    /// <summary>Whether somebody can still be asked, or be asked no more: until the deadline. Refused: <c>addressee.noConsultation</c>, <c>addressee.over</c>.</summary>
    public static Outcome MayAsk(Ballot ballot, DateTimeOffset now) =>
        ballot.Kind != BallotKind.Consultation ? Outcome.Refused("addressee.noConsultation")
        : ballot.Facts.StateAt(now) is BallotState.Draft or BallotState.Scheduled or BallotState.Open ? Outcome.Done
        : Outcome.Refused("addressee.over");

    /// <summary>Asks it again under what is typed now, after it was withdrawn.</summary>
    public void AskAgain(AddresseeDraft draft, long? committeeId) => (Name, Contact, CommitteeId, WithdrawnAt) = (draft.Name!.Trim(), draft.Contact?.Trim(), committeeId, null);

    /// <summary>It is not asked any more. Twice changes nothing. Refused as <see cref="MayAsk"/> says.</summary>
    public Outcome Withdraw(Ballot ballot, DateTimeOffset now)
    {
        var may = WithdrawnAt is null ? MayAsk(ballot, now) : Outcome.Done;
        WithdrawnAt = may.IsDone ? WithdrawnAt ?? now : WithdrawnAt;
        return may;
    }

    /// <summary>That it replies, with comments or without; the first time is kept. Refused as <see cref="Comments.Comment.MayWrite"/> says.</summary>
    public Outcome TakeReply(Ballot ballot, DateTimeOffset now)
    {
        var may = Comments.Comment.MayWrite(ballot, new(null, this, null), now);
        RepliedAt = may.IsDone ? RepliedAt ?? now : RepliedAt;
        return may;
    }
}
