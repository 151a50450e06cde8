using Microsoft.Extensions.Localization;
using TcManager.Domain.Members.Duties;

namespace TcManager.Web.Features.Members;

/// <summary>Standings in words: the misses that count, and how many reach the limit.</summary>
internal static class DutyWords
{
    internal static string DutyOf(this IStringLocalizer<MembersTexts> texts, DutyStanding standing) =>
        texts[standing.Missed == 0 ? $"duty.none.{standing.Kind}" : $"duty.standing.{standing.Kind}", standing.Missed, standing.Limit, standing.Due];
}
