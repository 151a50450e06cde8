namespace TcManager.Domain.Members;

/// <summary>What a seat entitles to (rules.md §1.1, §2). Only <see cref="Voting"/>, <see cref="P"/> and <see cref="O"/> may be voters, by the rule set.</summary>
public enum SeatCategory
{
    /// <summary>委员, one vote.</summary>
    Voting,

    /// <summary>P-member of an international committee: must vote and take part.</summary>
    P,

    /// <summary>O-member: follows, may comment, votes where all member bodies do.</summary>
    O,

    /// <summary>观察员: receives papers, attends, speaks, no vote.</summary>
    Observer,

    /// <summary>顾问, no vote.</summary>
    Adviser,

    /// <summary>联络员, no vote.</summary>
    Liaison,
}

/// <summary>相关方: the interest that a seat of a national committee stands for.</summary>
public enum StakeholderSide
{
    Producer,
    Operator,
    User,
    Consumer,

    /// <summary>公共利益方: research and teaching, administration, testing and certification, associations.</summary>
    PublicInterest,
}

/// <summary>职务. One person may hold several under one seat and still has one vote.</summary>
public enum OfficeRole
{
    Chair,
    ViceChair,
    SecretaryGeneral,
    DeputySecretaryGeneral,
}
