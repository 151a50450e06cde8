namespace TcManager.Domain.Committees;

/// <summary>A committee that shall be entered, as typed; what was not given is null.</summary>
public sealed record FoundingPlan
{
    public CommitteeKind Kind { get; init; }

    /// <summary>Of a child, from 1 to 9999; what could not be read is 0.</summary>
    public int? Number { get; init; }

    /// <summary>Of a committee that stands by itself.</summary>
    public string? Code { get; init; }

    public CommitteeDescription Description { get; init; } = new();

    /// <summary>Its first state: one of the first three.</summary>
    public LifeState? State { get; init; }

    public DateOnly? OnDate { get; init; }

    public DatePrecision Precision { get; init; }

    public string? Document { get; init; }

    public string? Reason { get; init; }
}

public sealed partial class Committee
{
    /// <summary>The profile of a committee that follows no rules of composition.</summary>
    public const string NoProfile = "none";

    /// <summary>
    /// A new committee in its first state. Refused as <see cref="CommitteeCode.Compose"/>, <see cref="CommitteeDescription.Check"/> and <see cref="Enter"/>
    /// say, as <c>committee.stateMissing</c>, <c>committee.dayMissing</c>, and as <c>committee.parentDissolved</c> under a parent that is dissolved on its day.
    /// </summary>
    /// <param name="uid">Of the form.</param>
    /// <param name="plan">As typed.</param>
    /// <param name="parent">Above it, with its states; null where it stands by itself.</param>
    public static Outcome<Committee> Found(Guid uid, FoundingPlan plan, Committee? parent)
    {
        var code = CommitteeCode.Compose(plan.Kind, parent, plan.Number, plan.Code);
        List<Refusal> faults = [.. code.Refusals, .. plan.Description.Check(), .. Beginning(plan, parent)];
        if (faults.Count > 0)
        {
            return Outcome.Refused<Committee>(faults);
        }

        var description = plan.Description;
        var committee = new Committee(uid, code.Value, plan.Kind, description.Title, description.ProfileCode!, description.ZoneId!, description.Culture!, description.Scope) { ParentId = parent?.Id, SuccessorsVote = description.SuccessorsVote };
        var entered = committee.Enter(plan.State!.Value, plan.OnDate!.Value, plan.Precision, plan.Document, plan.Reason);
        return entered.IsDone ? committee : Outcome.Refused<Committee>(entered.Refusals);
    }

    /// <summary>Whether a plan says what this committee was entered as: the repeat of its form. Needs parent and states.</summary>
    public bool Says(FoundingPlan plan, long? parentId) =>
        (Kind, ParentId, Title, Scope) == (plan.Kind, parentId, plan.Description.Title, plan.Description.Scope)
        && (ProfileCode, ZoneId, Culture, SuccessorsVote) == (plan.Description.ProfileCode, plan.Description.ZoneId, plan.Description.Culture, plan.Description.SuccessorsVote)
        && CommitteeCode.Compose(plan.Kind, Parent, plan.Number, plan.Code) is { IsDone: true, Value: var code } && KeyOf(code) == CodeKey
        && States is [var first, ..] && (first.State, first.Precision, first.Document, first.Reason) == (plan.State, plan.Precision, plan.Document, plan.Reason)
        && plan.OnDate is { } day && first.OnDate == FirstOf(day, plan.Precision);

    private static IEnumerable<Refusal> Beginning(FoundingPlan plan, Committee? parent)
    {
        if (plan.State is null)
        {
            yield return new("committee.stateMissing", nameof(plan.State));
        }

        if (plan.OnDate is not { } day)
        {
            yield return new("committee.dayMissing", nameof(plan.OnDate));
        }
        else if (parent?.StateOn(day) == LifeState.Dissolved)
        {
            yield return new("committee.parentDissolved", "ParentId", parent.States[^1].OnDate);
        }
    }
}
