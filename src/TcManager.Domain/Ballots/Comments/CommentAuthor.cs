using TcManager.Domain.Ballots.Consultations;

namespace TcManager.Domain.Ballots.Comments;

/// <summary>Whose comment it is: a voter's, or in a consultation an addressee's. Exactly one of the two.</summary>
/// <param name="Voter">With its seat.</param>
/// <param name="Addressee">By its personal link.</param>
/// <param name="PersonId">Who writes; nobody that is known here, for an addressee.</param>
public sealed record CommentAuthor(Voter? Voter, Addressee? Addressee, long? PersonId)
{
    public CommentOwner Owner => new(Voter?.Id, Addressee?.Id);

    /// <summary>By which the log names the author.</summary>
    public string Key => Voter?.VoterKey ?? $"A:{Addressee!.Id}";
}

/// <summary>Whose comments are meant: a voter's or an addressee's.</summary>
public readonly record struct CommentOwner(long? VoterId, long? AddresseeId);
