namespace TcManager.Domain.Committees;

/// <summary>The life of a committee, in its order.</summary>
public enum LifeState
{
    /// <summary>提出.</summary>
    Proposed,

    /// <summary>筹建.</summary>
    BeingSetUp,

    /// <summary>成立.</summary>
    Established,

    /// <summary>暂停.</summary>
    Suspended,

    /// <summary>撤销.</summary>
    Dissolved,
}

/// <summary>What a committee is from a day on, by which document and why.</summary>
public sealed class CommitteeState
{
    private CommitteeState()
    {
    }

    internal CommitteeState(LifeState state, DateOnly onDate, DatePrecision precision, string? document, string? reason)
    {
        State = state;
        OnDate = onDate;
        Precision = precision;
        Document = document;
        Reason = reason;
    }

    public long Id { get; private set; }

    public long CommitteeId { get; private set; }

    public Committee Committee { get; private set; } = null!;

    public LifeState State { get; private set; }

    /// <summary>Its first day; the first of the month or year where <see cref="Precision"/> says that no more is known.</summary>
    public DateOnly OnDate { get; private set; }

    public DatePrecision Precision { get; private set; }

    /// <summary>The reference of the paper by which it was done: 国标委发〔2024〕12号.</summary>
    public string? Document { get; private set; }

    public string? Reason { get; private set; }
}
