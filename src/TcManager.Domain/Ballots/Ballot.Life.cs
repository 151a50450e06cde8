using TcManager.Domain.Documents;

namespace TcManager.Domain.Ballots;

/// <summary>Where a ballot stands.</summary>
public enum BallotState
{
    /// <summary>Prepared; the secretariat has not yet released it.</summary>
    Draft,

    /// <summary>Released; opens by itself at its time.</summary>
    Scheduled,
    Open,

    /// <summary>The deadline has passed and nobody has counted yet.</summary>
    AwaitingCount,
    Closed,
    Cancelled,

    /// <summary>The deadline passed before it was opened: nobody was asked.</summary>
    Lapsed,
}

/// <summary>The dated facts that a ballot's state follows from.</summary>
public sealed record BallotFacts(DateTimeOffset? ReleasedAt, DateTimeOffset? OpenedAt, DateTimeOffset ClosesAt, DateTimeOffset? ClosedAt, DateTimeOffset? CancelledAt)
{
    public BallotState StateAt(DateTimeOffset now) =>
        CancelledAt is not null ? BallotState.Cancelled
        : ClosedAt is not null ? BallotState.Closed
        : OpenedAt is not null ? now < ClosesAt ? BallotState.Open : BallotState.AwaitingCount
        : now >= ClosesAt ? BallotState.Lapsed
        : ReleasedAt is not null ? BallotState.Scheduled : BallotState.Draft;

    /// <summary>When it was withdrawn or closed, where that was before the deadline; else null.</summary>
    public DateTimeOffset? EndedEarlyAt => (CancelledAt ?? ClosedAt) is { } ended && ended < ClosesAt ? ended : null;
}

public sealed partial class Ballot
{
    public BallotFacts Facts => new(ReleasedAt, OpenedAt, ClosesAt, ClosedAt, CancelledAt);

    /// <summary>A draft, with its questions. Refused as <see cref="BallotPlan.Check"/> says.</summary>
    /// <param name="uid">Of the form.</param>
    /// <param name="committeeId">Whose ballot.</param>
    /// <param name="number">As written on the slip.</param>
    /// <param name="plan">As typed.</param>
    /// <param name="document">The paper of the first question.</param>
    /// <param name="now">When.</param>
    /// <param name="isSample">Invented for demonstration.</param>
    /// <param name="further">The papers of the other questions, in their order; null where they have the first one's.</param>
    public static Outcome<Ballot> Prepare(
        Guid uid, long committeeId, string number, BallotPlan plan, Document? document, DateTimeOffset now, bool isSample = false, IReadOnlyList<QuestionDraft>? further = null)
    {
        var times = plan.Check(now);
        if (!times.IsDone)
        {
            return Outcome.Refused<Ballot>(times.Refusals);
        }

        var ballot = new Ballot { Uid = uid, CommitteeId = committeeId, Number = number, IsSample = isSample, Kind = plan.Kind };
        ballot.Write(plan, times.Value);
        ballot.Ask(plan, [new(document), .. further ?? plan.Further.Select(_ => new QuestionDraft(document))]);
        return ballot;
    }

    /// <summary>Marks it as prepared by the decision of a subcommittee.</summary>
    public void DraftedFrom(Ballot decided) => DraftedFromId = decided.Id;

    /// <summary>Whether a plan says what this ballot says: the repeat of its form. Needs the questions.</summary>
    public bool Says(BallotPlan plan) =>
        (Kind, Title, ZoneId, ProjectId, ClosesLocal, Secrecy) == (plan.Kind, new Bilingual(plan.TitleZh ?? "", plan.TitleEn ?? ""), plan.ZoneId, plan.ProjectId, plan.ClosesLocal, plan.Secrecy)
        && (plan.OpensOn is null || plan.OpensOn == LocalMoment.Of(OpensAt, ZoneId).Day)
        && AgendaItemId == plan.AgendaItemId
        && _questions.Count == plan.Questions.Count && _questions.OrderBy(question => question.No).Zip(plan.Questions, (question, asked) => question.Says(asked)).All(same => same);

    /// <summary>Writes a draft anew; a file is replaced only by another. Refused as <c>ballot.notADraft</c>, as <c>ballot.otherKind</c>, or as <see cref="BallotPlan.Check"/> says.</summary>
    public Outcome Revise(BallotPlan plan, IReadOnlyList<QuestionDraft> papers, DateTimeOffset now)
    {
        var times = plan.Check(now);
        if (Facts.StateAt(now) is not (BallotState.Draft or BallotState.Lapsed) || ReleasedAt is not null)
        {
            return Outcome.Refused("ballot.notADraft");
        }

        if (plan.Kind != Kind)
        {
            return Outcome.Refused("ballot.otherKind");
        }

        if (!times.IsDone)
        {
            return times.ToOutcome();
        }

        Write(plan, times.Value);
        Ask(plan, papers);
        return Outcome.Done;
    }

    /// <summary>
    /// The secretariat has seen the electorate and lets it open at its time, or now where that has come. Releasing twice changes nothing.
    /// Refused: <c>ballot.cancelled</c>, <c>ballot.deadlinePassed</c>.
    /// </summary>
    public Outcome Release(DateTimeOffset now)
    {
        if (CancelledAt is not null)
        {
            return Outcome.Refused("ballot.cancelled");
        }

        if (ReleasedAt is not null)
        {
            return Outcome.Done;
        }

        if (now >= ClosesAt)
        {
            return Outcome.Refused("ballot.deadlinePassed");
        }

        ReleasedAt = now;
        OpensAt = now > OpensAt ? now : OpensAt;
        return Outcome.Done;
    }

    /// <summary>Whether it should be opened now: released, its time has come, and its deadline has not.</summary>
    public bool IsDueToOpenAt(DateTimeOffset now) => Facts.StateAt(now) == BallotState.Scheduled && OpensAt <= now;

    /// <summary>
    /// Opens it as of its time and freezes the electorate: one voter per person, whoever comes too late or goes (decisions 3, 4), without those whom the rules keep from voting.
    /// Refused: <c>ballot.notDue</c>, <c>ballot.noElectorate</c>, <c>ballot.exclusionsDiffer</c> where one question's rules keep somebody from voting and another's do not.
    /// </summary>
    public Outcome<IReadOnlyList<Voter>> Open(IEnumerable<Elector> electors, DateTimeOffset now)
    {
        if (!IsDueToOpenAt(now))
        {
            return new Refusal("ballot.notDue");
        }

        var all = electors.ToList();
        var said = all.Select(e => e.Ground).OfType<RuleSets.ExclusionGround>().Distinct()
            .ToDictionary(ground => ground, ground => ExclusionRules.KeepsFromVoting(Questions.Select(q => q.RuleSetVersion.Definition), ground));
        if (said.ContainsValue(null))
        {
            return new Refusal("ballot.exclusionsDiffer", nameof(BallotPlan.RuleSetVersionId));
        }

        var voters = all.Where(e => e.Ground is not { } ground || said[ground] == false).OrderBy(e => e.MembershipId).DistinctBy(e => e.PersonId)
            .Select(e => new Voter(Id, e.MembershipId, e.PersonId, e.Category, e.NameZh, e.NameLatin, e.Organisation)).ToList();
        if (voters.Count == 0)
        {
            return new Refusal("ballot.noElectorate", nameof(BallotPlan.RuleSetVersionId));
        }

        OpenedAt = OpensAt;
        return voters;
    }

    /// <summary>Withdraws what has not been opened. Refused as <c>ballot.alreadyOpened</c>; withdrawing twice changes nothing.</summary>
    public Outcome Cancel(DateTimeOffset now)
    {
        if (OpenedAt is not null)
        {
            return Outcome.Refused("ballot.alreadyOpened");
        }

        CancelledAt ??= now;
        return Outcome.Done;
    }

    /// <summary>The rows of a draft keep their numbers; what is asked moves between them.</summary>
    private void Ask(BallotPlan plan, IReadOnlyList<QuestionDraft> papers)
    {
        _questions.Sort((one, other) => one.No.CompareTo(other.No));
        foreach (var (index, asked) in plan.Questions.Index())
        {
            if (index < _questions.Count)
            {
                _questions[index].Write(asked, papers[index]);
            }
            else
            {
                _questions.Add(new(index + 1, asked, papers[index]));
            }
        }

        _questions.RemoveRange(plan.Questions.Count, _questions.Count - plan.Questions.Count);
    }

    private void Write(BallotPlan plan, BallotTimes times)
    {
        Title = new(plan.TitleZh!, plan.TitleEn!);
        ProjectId = plan.ProjectId;
        Secrecy = plan.Secrecy;
        AgendaItemId = plan.AgendaItemId;
        ZoneId = plan.ZoneId;
        (OpensAt, ClosesAt, ClosesLocal) = times;
    }
}

/// <summary>A seat that votes on the day of the opening, with name and employer of that day.</summary>
/// <param name="Ground">Set where the holder is a drafter or recused.</param>
public sealed record Elector(
    long MembershipId, long PersonId, Members.SeatCategory Category, string NameZh, string NameLatin, Bilingual Organisation, RuleSets.ExclusionGround? Ground = null);
