using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;
using TcManager.Application.Ballots;
using TcManager.Domain.Ballots;
using TcManager.Domain.Ballots.RuleSets;
using TcManager.Web.Ui;

namespace TcManager.Web.Features.Ballots;

/// <summary>A vote as posted. Nothing is preselected, not even the earlier choice (pitfalls 13).</summary>
public sealed class VoteForm : PostedForm
{
    public string? Choice { get; set; }

    public string? Reason { get; set; }

    /// <summary>What stands around the form, never bound.</summary>
    [BindNever, ValidateNever]
    public VoteFrame Frame { get; set; } = null!;

    public IReadOnlyList<CastAnswer> Answers => [new(1, Choice, Reason)];
}

/// <summary>What stands around the form.</summary>
public sealed record VoteFrame(BallotView Ballot, MyVote Mine, IReadOnlyList<EntitledVoters> Entitled);

/// <summary>A vote that came too late: what was written is kept to copy, and what stands is named.</summary>
/// <param name="Ballot">The ballot.</param>
/// <param name="Mine">The earlier vote, if any.</param>
/// <param name="ClosedAt">First refused instant.</param>
/// <param name="ReceivedAt">When this came in.</param>
/// <param name="Choice">As chosen.</param>
/// <param name="Reason">As written.</param>
public sealed record LateVote(BallotView Ballot, MyVote? Mine, DateTimeOffset ClosedAt, DateTimeOffset ReceivedAt, string? Choice, string? Reason);

/// <summary>What was recorded.</summary>
public sealed record ReceiptPage(BallotView Ballot, MyVote Mine, MySlip Slip);

/// <summary>Why the reader cannot vote here.</summary>
/// <param name="Ballot">The ballot.</param>
/// <param name="Reason">noVote, seatEnded or notOpen.</param>
public sealed record NoVotePage(BallotView Ballot, string Reason);
