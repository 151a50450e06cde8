namespace TcManager.Domain.Meetings;

/// <summary>What became of one participant at one meeting. Nobody is present by default (pitfalls 25).</summary>
public enum AttendanceOutcome
{
    Unknown,

    /// <summary>现场出席.</summary>
    Present,

    /// <summary>线上出席: counts like presence (decisions 23).</summary>
    Online,

    /// <summary>请假.</summary>
    Excused,

    /// <summary>缺席, without a reason.</summary>
    Absent,

    /// <summary>代表: a deputy came; not present, not in the quorum, counts as excused (decisions 13).</summary>
    Represented,
}
