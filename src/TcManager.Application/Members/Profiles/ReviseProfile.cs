using Microsoft.EntityFrameworkCore;
using TcManager.Application.Accounts;
using TcManager.Application.Audit;
using TcManager.Application.Data;
using TcManager.Domain;
using TcManager.Domain.Members.Composition;

namespace TcManager.Application.Members.Profiles;

/// <summary>A profile as it is to be.</summary>
/// <param name="Uid">Of the form.</param>
/// <param name="Code">Of the profile.</param>
/// <param name="BasedOn">The number of the version that was edited.</param>
/// <param name="Values">Thresholds by key; those that are not named stay.</param>
/// <param name="FromOn">First day.</param>
/// <param name="Reason">Why.</param>
public sealed record ProfileToRevise(Guid Uid, string Code, int BasedOn, IReadOnlyDictionary<string, Fraction> Values, DateOnly FromOn, string? Reason);

/// <summary>Enters the next version of a profile, and says that somebody has compared one with the text.</summary>
public sealed class ReviseProfile(TcManagerDb db, CommitteeProfiles profiles, AuditLog audit, TimeProvider clock)
{
    /// <summary>The refusal of a form that was made from an older version.</summary>
    public const string Stale = "profile.stale";

    /// <summary>
    /// The version's number; a repeat of the form gives the first one's. Refused as <see cref="Stale"/> when somebody has entered a version meanwhile, and as
    /// <see cref="ProfileVersion.Next"/> says. There must be a profile of that code.
    /// </summary>
    public async Task<Outcome<int>> ExecuteAsync(ProfileToRevise input, Acting acting, CancellationToken ct)
    {
        var revised = await db.InTransactionAsync(token => WorkAsync(input, acting, token), ct);
        profiles.Forget();
        return revised;
    }

    /// <summary>Somebody has read the text in force and it says the same. Saying so again changes nothing.</summary>
    public async Task VerifyAsync(string code, int no, Acting acting, CancellationToken ct)
    {
        await db.InTransactionAsync(async token =>
        {
            await db.ProfileVersions.Where(v => v.Code == code).HoldAsync(v => v.FromOn, token);
            var version = await db.ProfileVersions.SingleAsync(v => v.Code == code && v.No == no, token);
            if (!version.IsVerified)
            {
                version.Verify(acting.AccountId!.Value, clock.Now());
                audit.Add(acting, AuditActions.ProfileVerified, AuditSubject.Profile, version.Uid, null, ("code", code), ("no", no));
                await db.SaveChangesAsync(token);
            }

            return true;
        }, ct);
        profiles.Forget();
    }

    private async Task<Outcome<int>> WorkAsync(ProfileToRevise input, Acting acting, CancellationToken ct)
    {
        await db.ProfileVersions.Where(v => v.Code == input.Code).HoldAsync(v => v.FromOn, ct);
        if (await db.ProfileVersions.AsNoTracking().SingleOrDefaultAsync(v => v.Uid == input.Uid, ct) is { } first)
        {
            return first.Code == input.Code && first.FromOn == input.FromOn && input.Values.All(value => ProfileThresholds.Of(first.Rules).Any(t => t.Key == value.Key && t.Value == value.Value))
                ? first.No
                : SentForms.SentBefore;
        }

        var newest = await db.ProfileVersions.AsNoTracking().Where(v => v.Code == input.Code).OrderByDescending(v => v.No).FirstAsync(ct);
        if (newest.No != input.BasedOn)
        {
            return new Refusal(Stale, null, newest.No);
        }

        var next = newest.Next(input.Uid, ProfileThresholds.With(newest.Rules, input.Values), input.FromOn, input.Reason, acting.AccountId!.Value, clock.Today(Visible.RightsZone), clock.Now());
        if (!next.IsDone)
        {
            return Outcome.Refused<int>(next.Refusals);
        }

        db.Add(next.Value);
        audit.Add(acting, AuditActions.ProfileRevised, AuditSubject.Profile, input.Uid, null, ("code", input.Code), ("no", next.Value.No), ("on", $"{input.FromOn:O}"), ("reason", next.Value.Reason));
        await db.SaveChangesAsync(ct);
        return next.Value.No;
    }
}
