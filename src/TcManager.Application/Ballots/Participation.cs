using TcManager.Domain;
using TcManager.Domain.Ballots;
using TcManager.Domain.Ballots.RuleSets;
using TcManager.Domain.Members;

namespace TcManager.Application.Ballots;

/// <summary>Who has voted and who has not; never what.</summary>
public sealed record Participation(int Entitled, int Returned, IReadOnlyList<CategoryReturns> Returns, IReadOnlyList<ParticipationRow> Rows)
{
    public int Missing => Entitled - Returned;

    /// <summary>The frozen electorate in numbers.</summary>
    public IReadOnlyList<EntitledVoters> ByCategory => [.. Returns.Select(row => new EntitledVoters(row.Category, row.Entitled))];

    /// <summary>By organisation, those with most missing first; empty where not all voters are among the rows.</summary>
    public IReadOnlyList<OrganisationReturns> ByOrganisation => Rows.Count < Entitled ? [] : [.. Rows.GroupBy(r => r.Organisation)
        .Select(g => new OrganisationReturns(g.Key, g.Count(), g.Count(r => r.CastAt is not null)))
        .OrderByDescending(o => o.Entitled - o.Returned).ThenBy(o => o.Name.Zh, StringComparer.Ordinal)];

    /// <summary>Of those missing, whose seat has not ended; they stand first in the rows.</summary>
    public int MayStillVote => Missing - Rows.Count(row => row is { CastAt: null, HasLeft: true }) + Rows.Count(row => row is { IsVoid: true, HasLeft: false });

    /// <summary>Void answers by question and category.</summary>
    public IReadOnlyList<VoidAnswers> Void { get; init; } = [];

    /// <summary>What takes part in one question: a void slip does not where its rules say so.</summary>
    public IReadOnlyList<CategoryReturns> ReturnsOf(QuestionView question) => question.Rules.Definition.Counting.VoidSlip == VoidSlip.Returned
        ? Returns
        : [.. Returns.Select(row => row with { Returned = row.Returned - Void.Where(v => v.QuestionId == question.Id && v.Category == row.Category).Sum(v => v.Slips) })];
}

/// <summary>How many answers to a question are void.</summary>
public sealed record VoidAnswers(long QuestionId, SeatCategory Category, int Slips);

/// <summary>How many of one organisation's voters have voted.</summary>
public sealed record OrganisationReturns(Bilingual Name, int Entitled, int Returned);

/// <summary>One voter.</summary>
/// <param name="CastAt">Of the newest slip; null where there is none.</param>
/// <param name="IsUnreachable">A mail of this ballot could not be delivered.</param>
public sealed record ParticipationRow(
    string NameZh, string NameLatin, Bilingual Organisation, SeatCategory Category, DateTimeOffset? CastAt, DateTimeOffset? LastRemindedAt, bool HasLeft, bool IsUnreachable)
{
    /// <summary>Whose place it was at the opening.</summary>
    public Bilingual? Predecessor { get; init; }

    /// <summary>Set where a successor can be named.</summary>
    public PlaceLeft? MaySucceed { get; init; }

    /// <summary>Of the row.</summary>
    public long VoterId { get; init; }

    /// <summary>Who is to vote in this place by a proxy that stands.</summary>
    public Bilingual? ProxyOf { get; init; }

    /// <summary>The slip on paper says nothing valid: it does not count as taking part where the rules say so, and the voter may still vote.</summary>
    public bool IsVoid { get; init; }
}

/// <summary>A place whose holder has left without a vote, in a committee whose successors vote.</summary>
public sealed record PlaceLeft(long BallotId, long VoterId);

/// <summary>The electorate as it would be frozen.</summary>
/// <param name="On">The day by which seats are judged.</param>
/// <param name="Electors">By name: those who will have a vote.</param>
/// <param name="Kept">Who would have one, and is kept from it by the rules.</param>
/// <param name="WithoutMail">How many of them have no address.</param>
/// <param name="OpensLater">It opens by itself at its time; else as soon as it is released.</param>
public sealed record ElectoratePreview(DateOnly On, IReadOnlyList<Elector> Electors, IReadOnlyList<Elector> Kept, int WithoutMail, bool OpensLater)
{
    /// <summary>What should not happen unseen.</summary>
    public IReadOnlyList<BallotWarning> Warnings { get; init; } = [];
}

/// <summary>A drafter, or somebody who is recused.</summary>
/// <param name="KeepsFromVoting">Out of the electorate; false where they vote, or could, and stay in the base; null where the questions' rules differ.</param>
public sealed record ExclusionLine(long Id, Bilingual Name, ExclusionGround Ground, string? Note, bool? KeepsFromVoting);
