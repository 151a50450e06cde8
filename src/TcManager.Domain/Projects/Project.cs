using TcManager.Domain.Committees;

namespace TcManager.Domain.Projects;

/// <summary>The nine stages of GB/T 16733 (rules.md §1.3); the number is the stage code.</summary>
public enum Stage
{
    Preliminary = 0,
    Proposal = 10,
    Drafting = 20,
    Comment = 30,
    Review = 40,
    Approval = 50,
    Publication = 60,
    PeriodicReview = 90,
    Withdrawal = 95,
}

/// <summary>项目: a standard in the making or made.</summary>
public sealed class Project : IRoot
{
    private Project()
    {
    }

    public Project(Guid uid, long committeeId, string reference, Bilingual title, Stage stage)
    {
        Uid = uid;
        CommitteeId = committeeId;
        Reference = reference;
        Title = title;
        Stage = stage;
    }

    public long Id { get; private set; }

    public Guid Uid { get; private set; }

    public Guid Version { get; private set; }

    public long CommitteeId { get; private set; }

    public Committee Committee { get; private set; } = null!;

    /// <summary>计划号, as 20241234-T-469.</summary>
    public string? PlanNo { get; init; }

    /// <summary>Whether it is a national standard in the making: its plan number is one of the national plan.</summary>
    public bool IsNational => PlanNo is { Length: > 11 } plan && plan.AsSpan(0, 8).IndexOfAnyExceptInRange('0', '9') < 0 && plan[8] == '-' && char.IsAsciiLetterUpper(plan[9]) && plan[10] == '-';

    public string Reference { get; private set; } = null!;

    public Bilingual Title { get; private set; } = null!;

    public Stage Stage { get; private set; }

    public bool IsSample { get; init; }
}
