using Microsoft.EntityFrameworkCore;
using TcManager.Application.Audit;
using TcManager.Application.Data;
using TcManager.Domain;

namespace TcManager.Application.Ballots.RuleSets;

/// <summary>An administrator who has read the text in force vouches for a version.</summary>
public sealed class VerifyRuleSet(TcManagerDb db, AuditLog audit, TimeProvider clock)
{
    /// <summary>Done, also where it is verified already. Refused: <c>ruleSet.notRead</c> where it is not confirmed, <c>ruleSet.gone</c>.</summary>
    public Task<Outcome> ExecuteAsync(string code, int no, bool hasRead, Acting acting, CancellationToken ct) => db.InTransactionAsync(
        async token =>
        {
            if (!hasRead)
            {
                return Outcome.Refused("ruleSet.notRead", "HasRead");
            }

            var version = await db.RuleSetVersions.AsNoTracking().SingleOrDefaultAsync(v => v.RuleSet.Code == code && v.No == no, token);
            if (version is null)
            {
                return Outcome.Refused("ruleSet.gone", null, code);
            }

            // Of two at once one vouches: what the version says is not touched.
            var now = clock.Now();
            var marked = await db.RuleSetVersions.Where(v => v.Id == version.Id && !v.IsVerified).ExecuteUpdateAsync(
                set => set.SetProperty(v => v.IsVerified, true).SetProperty(v => v.VerifiedAt, now).SetProperty(v => v.VerifiedByPersonId, acting.PersonId), token);
            if (marked > 0)
            {
                audit.Add(acting, AuditActions.RuleSetVerified, AuditSubject.RuleSet, version.RecordUid(), null, ("code", code), ("version", no));
                await db.SaveChangesAsync(token);
            }

            return Outcome.Done;
        },
        ct);
}
