using TcManager.Domain.Ballots.RuleSets;
using TcManager.Domain.Documents;
using TcManager.Domain.Members;

namespace TcManager.Domain.Ballots;

/// <summary>For which choices a ballot asks for words beyond what its rule set says; it may ask for more, never for less.</summary>
public enum CommentDuty
{
    AsTheRules,

    /// <summary>With each choice that counts as no.</summary>
    WithNo,

    /// <summary>With each choice that takes words at all.</summary>
    WithEach,
}

/// <summary>What is put to the vote. Rule set, quorum and verdict are per question; one slip answers all (decisions 7).</summary>
public sealed class Question
{
    private readonly List<Candidate> _candidates = [];

    private Question()
    {
    }

    internal Question(int no, QuestionPlan plan, QuestionDraft? paper)
    {
        No = no;
        Write(plan, paper);
    }

    public long Id { get; private set; }

    public long BallotId { get; private set; }

    public Ballot Ballot { get; private set; } = null!;

    /// <summary>From 1.</summary>
    public int No { get; private set; }

    public Bilingual Text { get; private set; } = null!;

    public long RuleSetVersionId { get; private set; }

    public RuleSetVersion RuleSetVersion { get; private set; } = null!;

    public long? DocumentId { get; private set; }

    public Document? Document { get; private set; }

    public CommentDuty Comments { get; private set; }

    /// <summary>Of an election, in the order of the slip.</summary>
    public IReadOnlyList<Candidate> Candidates => _candidates;

    /// <summary>The choice of that code, or null: this slip offers no other. Needs the rules and, of an election, the candidates.</summary>
    public ChoiceRule? Choice(string code) => RuleSetVersion.Definition is var rules && rules.Candidates is not null && CandidatesRule.IsCandidate(code) && !_candidates.Exists(c => c.Code == code)
        ? null
        : rules.Choice(code);

    /// <summary>Whether a choice asks for words here.</summary>
    public CommentNeed NeedOf(ChoiceRule choice) => NeedOf(Comments, choice);

    /// <summary>The same from the row's values. A choice that takes no words takes none whatever the ballot asks for.</summary>
    public static CommentNeed NeedOf(CommentDuty duty, ChoiceRule choice) =>
        choice.Comment == CommentNeed.None ? CommentNeed.None
        : duty == CommentDuty.WithEach || (duty == CommentDuty.WithNo && choice.CountsAs == ChoiceMeaning.No) ? CommentNeed.Required
        : choice.Comment;

    /// <summary>Whether a voter of this category answers it. A slip has no answer to what is not its voter's to decide. Needs the rule set.</summary>
    public bool IsFor(SeatCategory category) => RuleSetVersion.Definition.Admits(category);

    internal bool Says(QuestionPlan plan) => (Text, RuleSetVersionId, Comments) == (plan.Text, plan.RuleSetVersionId, plan.Comments);

    internal void Write(IReadOnlyList<CandidatePlan> candidates)
    {
        _candidates.Clear();
        _candidates.AddRange(candidates.Select((plan, index) => new Candidate(index + 1, plan)));
    }

    internal void Write(QuestionPlan plan, QuestionDraft? paper)
    {
        Text = plan.Text;
        RuleSetVersionId = plan.RuleSetVersionId!.Value;
        Comments = plan.Comments;
        if (paper?.New is { } document)
        {
            Document = document;
        }
        else
        {
            Document = null;
            DocumentId = paper?.KeptId;
        }
    }
}

/// <summary>The paper of one question: another one, one that the ballot has already, or none.</summary>
public sealed record QuestionDraft(Document? New, long? KeptId = null);
