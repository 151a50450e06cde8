using TcManager.Application.Ballots;
using TcManager.Application.Ballots.Comments;
using TcManager.Domain.Ballots;
using TcManager.Domain.Ballots.Comments;

namespace TcManager.Web.Features.Comments;

/// <summary>Where the reader comments: as a voter who has signed in, or as an addressee by its link.</summary>
/// <param name="Ballot">On what.</param>
/// <param name="Who">Writes.</param>
/// <param name="Owner">Whose comments they are.</param>
/// <param name="IsOut">The seat has ended: what was written stays.</param>
/// <param name="Home">The page of one's own comments, from the root on.</param>
/// <param name="At">Under which everything of it lies, likewise.</param>
public sealed record OwnPlace(BallotView Ballot, Commenter Who, CommentOwner Owner, bool IsOut, string Home, string At)
{
    /// <summary>To a consultation; null before the reply.</summary>
    public DateTimeOffset? RepliedAt { get; init; }

    /// <summary>The addressee whose link it is; null for whoever has signed in.</summary>
    public string? Addressee { get; init; }

    public bool IsByLink => Addressee is not null;

    public bool MayWrite => Ballot.State == BallotState.Open && !IsOut;

    /// <summary>Where the newest file of the paper lies for this reader.</summary>
    public string PaperAt(QuestionPaper paper) => IsByLink ? $"{At[..At.LastIndexOf('/')]}/papers/{paper.DocumentId}" : $"documents/{paper.DocumentId}/files/{paper.Revision}";
}
