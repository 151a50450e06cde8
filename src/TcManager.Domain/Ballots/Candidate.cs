namespace TcManager.Domain.Ballots;

/// <summary>候选人: a person, or another named option, that an election's slip offers; the name as it stood.</summary>
public sealed class Candidate
{
    private Candidate()
    {
    }

    internal Candidate(int no, CandidatePlan plan)
    {
        No = no;
        PersonId = plan.PersonId;
        NameZh = plan.NameZh!.Trim();
        NameEn = plan.NameEn!.Trim();
    }

    public long Id { get; private set; }

    public long QuestionId { get; private set; }

    /// <summary>From 1, in the order of the slip.</summary>
    public int No { get; private set; }

    /// <summary>Null for an option that is no person of the system.</summary>
    public long? PersonId { get; private set; }

    public string NameZh { get; private set; } = null!;

    public string NameEn { get; private set; } = null!;

    /// <summary>The choice of it in slips and counts: <c>c1</c>.</summary>
    public string Code => CodeOf(No);

    /// <summary>Replaces the name with a pseudonym (decisions 19).</summary>
    public void Rename(string nameZh, string nameEn) => (NameZh, NameEn) = (nameZh, nameEn);

    public static string CodeOf(int no) => $"c{no}";
}

/// <summary>A candidate as entered.</summary>
/// <param name="PersonId">Null for an option that is no person of the system.</param>
/// <param name="NameZh">Up to 200 characters.</param>
/// <param name="NameEn">Up to 200 characters.</param>
public sealed record CandidatePlan(long? PersonId, string? NameZh, string? NameEn);
