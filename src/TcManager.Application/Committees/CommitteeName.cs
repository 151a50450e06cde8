using System.Linq.Expressions;
using TcManager.Application.Mail.Templates;
using TcManager.Domain;
using TcManager.Domain.Committees;

namespace TcManager.Application.Committees;

/// <summary>What every page of a committee shows of it, and needs to reckon days and rules.</summary>
public sealed record CommitteeName(long Id, string Code, Bilingual Title, CommitteeKind Kind, string ProfileCode, string ZoneId)
{
    /// <summary>As mails and papers name it.</summary>
    public string Head(string culture) => new NoticeCommittee(Id, Code, Title, Kind).Head(culture);

    internal static Expression<Func<Committee, CommitteeName>> Of { get; } = c => new(c.Id, c.Code, c.Title, c.Kind, c.ProfileCode, c.ZoneId);
}
