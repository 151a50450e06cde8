using TcManager.Domain.Ballots.RuleSets;

namespace TcManager.Domain.Ballots;

/// <summary>What a voter answers to one question.</summary>
public sealed record CastAnswer(int QuestionNo, string? Choice, string? Reason);

/// <summary>One attempt to vote.</summary>
/// <param name="Uid">Of the form: the slip's.</param>
/// <param name="Answers">By question.</param>
/// <param name="ByPersonId">Who acts.</param>
/// <param name="Channel">How it came in.</param>
/// <param name="Now">When.</param>
public sealed record Casting(Guid Uid, IReadOnlyList<CastAnswer> Answers, long ByPersonId, SlipChannel Channel, DateTimeOffset Now)
{
    /// <summary>Seals the answers of a secret ballot; without it no slip comes into one.</summary>
    public Func<IReadOnlyList<CastAnswer>, byte[]>? Seal { get; init; }

    /// <summary>The field of an answer: <c>Choice</c> of the first question, <c>More[0].Choice</c> of the second.</summary>
    public static string FieldOf(int questionNo, string field) => questionNo == 1 ? field : $"More[{questionNo - 2}].{field}";
}

public sealed partial class Ballot
{
    /// <summary>
    /// The slip that comes of an attempt, whose voter row then points to it. Decides from this ballot's header, its committee's zone and the one voter, changes no ballot.
    /// Refused as a whole: <c>ballot.noVoteHere</c> in a consultation, <c>ballot.notOpen</c>, <c>ballot.cancelled</c> since it was withdrawn, <c>ballot.closed</c> (from the first refused instant on), <c>ballot.seatEnded</c>, <c>ballot.secretByVoterOnly</c> where nobody seals a secret slip; at the fields
    /// "Choice" and "Reason" of the question, as <see cref="Casting.FieldOf"/> names them: <c>ballot.choiceMissing</c>, <c>ballot.choiceUnknown</c>,
    /// <c>ballot.reasonMissing</c> where the voter casts it, <c>ballot.reasonNotTaken</c>, <c>ballot.reasonTooLong</c> (limit). A voter answers each question that is for its category, and
    /// no other; abstaining is an answer. On paper that a desk records an answer can be void, as <see cref="Record"/> says.
    /// </summary>
    public Outcome<Slip> Accept(Voter voter, Casting casting)
    {
        if (Kind == BallotKind.Consultation)
        {
            return new Refusal("ballot.noVoteHere");
        }

        if (!IsOpenAt(casting.Now))
        {
            return new Refusal(OpenedAt is null ? "ballot.notOpen" : CancelledAt is null ? "ballot.closed" : "ballot.cancelled");
        }

        if (voter.HasLeftBy(casting.Now, Committee.ZoneId))
        {
            return new Refusal("ballot.seatEnded");
        }

        if (Secrecy == Secrecy.Secret && casting.Seal is null)
        {
            return new Refusal("ballot.secretByVoterOnly");
        }

        var asked = Questions.Where(question => question.IsFor(voter.Category)).OrderBy(question => question.No).ToList();
        var faults = asked.SelectMany(question => FaultsOf(question, AnswerTo(question, casting), casting.Channel)).ToList();
        return faults.Count > 0
            ? Outcome.Refused<Slip>(faults)
            : voter.Cast(this, casting with { Answers = [.. asked.Select(question => AnswerTo(question, casting)!)] });
    }

    internal static CastAnswer? AnswerTo(Question question, Casting casting) => casting.Answers.FirstOrDefault(answer => answer.QuestionNo == question.No);

    // A secret slip has no reason: whoever reads it would know the hand.
    private IEnumerable<Refusal> FaultsOf(Question question, CastAnswer? answer, SlipChannel channel)
    {
        string Field(string field) => Casting.FieldOf(question.No, field);

        if (string.IsNullOrEmpty(answer?.Choice))
        {
            yield return new("ballot.choiceMissing", Field(nameof(CastAnswer.Choice)));
            yield break;
        }

        if (answer.Choice == RuleSetDefinition.VoidChoice && IsRecorded(channel))
        {
            foreach (var fault in VoidFaults(question, answer, channel))
            {
                yield return fault;
            }

            yield break;
        }

        if (question.Choice(answer.Choice) is not { } choice)
        {
            yield return new("ballot.choiceUnknown", Field(nameof(CastAnswer.Choice)));
            yield break;
        }

        switch (Secrecy == Secrecy.Open ? question.NeedOf(choice) : CommentNeed.Optional)
        {
            // What came on paper or by phone is as it is: what a vote without a reason counts for is the rule set's to say.
            case CommentNeed.Required when string.IsNullOrWhiteSpace(answer.Reason) && !IsRecorded(channel):
                yield return new("ballot.reasonMissing", Field(nameof(CastAnswer.Reason)));
                break;
            case CommentNeed.None when !string.IsNullOrWhiteSpace(answer.Reason):
                yield return new("ballot.reasonNotTaken", Field(nameof(CastAnswer.Reason)));
                break;
        }

        if (answer.Reason?.Length > Slip.MaxReasonLength)
        {
            yield return new("ballot.reasonTooLong", Field(nameof(CastAnswer.Reason)), Slip.MaxReasonLength);
        }
    }
}

public sealed partial class Voter
{
    /// <summary>The seat has ended: entitlement and base stay, a slip already cast stands, no other comes (decisions 4).</summary>
    public bool HasLeftBy(DateTimeOffset now, string zoneId) => HasLeftBy(EndedAt, Membership.ToOn, now, zoneId);

    /// <summary>The same from the row's values.</summary>
    /// <param name="endedAt">Of the voter row.</param>
    /// <param name="lastDay">Of the seat, or null while it lasts.</param>
    /// <param name="now">When.</param>
    /// <param name="zoneId">Of the committee: in which the seat's last day ends, whatever zone the deadline is agreed in (decisions 2).</param>
    public static bool HasLeftBy(DateTimeOffset? endedAt, DateOnly? lastDay, DateTimeOffset now, string zoneId) =>
        endedAt <= now || lastDay < LocalMoment.DayOf(now, zoneId);

    internal Slip Cast(Ballot ballot, Casting casting)
    {
        // A clock that was set back must not make a later revision look earlier (pitfalls 15).
        var at = LastSlip is { } last && last.CastAt > casting.Now ? last.CastAt : casting.Now;
        var slip = new Slip(ballot, this, casting, LastRevision + 1, at);
        LastRevision = slip.Revision;
        LastSlip = slip;
        return slip;
    }
}

public sealed partial class Slip
{
    /// <summary>In characters.</summary>
    public const int MaxReasonLength = 4000;

    internal Slip(Ballot ballot, Voter voter, Casting casting, int revision, DateTimeOffset castAt)
    {
        Uid = casting.Uid;
        BallotId = ballot.Id;
        VoterId = voter.Id;
        Revision = revision;
        Generation = ballot.Generation;
        CastByPersonId = casting.ByPersonId;
        Channel = casting.Channel;
        CastAt = castAt;
        Payload = ballot.Secrecy == Secrecy.Secret ? casting.Seal!(casting.Answers) : null;
        PayloadHash = Payload is null ? PayloadHashOf(casting.Answers) : SlipLeaf.SealedHashOf(Payload);
        LeafHash = new SlipLeaf(Uid, ballot.Uid, voter.VoterKey, revision, Generation, Channel.ToString(), castAt, PayloadHash).LeafHash();
        foreach (var question in Payload is null && ballot.Kind != BallotKind.Consultation ? ballot.Questions : [])
        {
            if (Ballot.AnswerTo(question, casting) is { } answer)
            {
                _answers.Add(new(question.Id, answer.Choice!, answer.Reason));
            }
        }
    }

    /// <summary>What two attempts are compared by.</summary>
    public static byte[] PayloadHashOf(IEnumerable<CastAnswer> answers) =>
        SlipLeaf.PayloadHashOf([.. answers.Select(answer => new PayloadAnswer(answer.QuestionNo, answer.Choice ?? "", answer.Reason))]);
}
