using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using TcManager.Application.Audit;
using TcManager.Application.Data;
using TcManager.Application.People;
using TcManager.Domain;

namespace TcManager.Application.Accounts;

/// <summary>An account to open.</summary>
/// <param name="Uid">Of the form.</param>
/// <param name="Email">By which its owner signs in.</param>
/// <param name="PersonId">Whose it is; null for whoever is reached at the address, or somebody new.</param>
/// <param name="NameZh">Of somebody new.</param>
/// <param name="NameLatin">Of somebody new.</param>
/// <param name="IsAnother">Somebody of the same name is known, and this is another person.</param>
public sealed record AccountToOpen(Guid Uid, string? Email, long? PersonId, string? NameZh, string? NameLatin, bool IsAnother);

/// <summary>Opens an account for somebody who is in no committee, such as a supervisor. It has no password: its owner sets one as everybody does.</summary>
public sealed class OpenAccountByHand(TcManagerDb db, OpenAccount opening, HeldAccount held, EnterPerson enter, ILookupNormalizer normalizer)
{
    private const string AtEmail = nameof(AccountToOpen.Email);

    /// <summary>
    /// The account's id; a repeat of the form gives the first one's. Refused at "Email" as <c>account.emailWrong</c>, <c>account.emailTaken</c>, <c>account.emailShared</c> and
    /// <c>account.personHasOne</c>, as <c>account.personGone</c>, and for somebody new as <see cref="EnterPerson"/> says.
    /// </summary>
    public async Task<Outcome<long>> ExecuteAsync(AccountToOpen input, Acting acting, CancellationToken ct)
    {
        var address = input.Email?.Trim() ?? "";
        return opening.Takes(address) ? await db.InTransactionAsync(token => WorkAsync(input, address, acting, token), ct) : new Refusal("account.emailWrong", AtEmail);
    }

    private async Task<Outcome<long>> WorkAsync(AccountToOpen input, string address, Acting acting, CancellationToken ct)
    {
        // One account is opened after the other: the same form twice, and two forms for one address.
        await held.HoldAdministratorsAsync(ct);
        if (await TakenAsync(input.Uid, address, ct) is { } taken)
        {
            return taken;
        }

        var person = input.PersonId is { } chosen ? await ChosenAsync(chosen, ct) : await ReachedOrNewAsync(input, address, acting, ct);
        if (!person.IsDone)
        {
            return person;
        }

        if (await db.Users.AnyAsync(a => a.PersonId == person.Value, ct))
        {
            return new Refusal("account.personHasOne", AtEmail);
        }

        var account = await opening.CreateAsync(address, person.Value, acting, AuditActions.AccountOpenedByHand, ct, ("form", input.Uid));
        return account?.Id ?? throw new InvalidOperationException("The address was taken, or free, a moment ago.");
    }

    /// <summary>What is said where the address has an account: its id if this form has opened it.</summary>
    private async Task<Outcome<long>?> TakenAsync(Guid form, string address, CancellationToken ct)
    {
        var wanted = normalizer.NormalizeEmail(address);
        if (await db.Users.Where(a => a.NormalizedEmail == wanted).Select(a => (long?)a.Id).SingleOrDefaultAsync(ct) is not { } id)
        {
            return null;
        }

        var uid = Account.UidOf(id);
        var opened = await db.AuditEntries.AsNoTracking().Where(e => e.SubjectUid == uid && e.Action == AuditActions.AccountOpenedByHand).Select(e => e.Data).ToListAsync(ct);
        return opened.Any(data => data.Values.GetValueOrDefault("form") == $"{form}") ? id : new Refusal("account.emailTaken", AtEmail);
    }

    /// <summary>Held: somebody who is being joined to another entry gets no account meanwhile.</summary>
    private async Task<Outcome<long>> ChosenAsync(long id, CancellationToken ct) =>
        await db.People.Where(p => p.Id == id && p.MergedIntoId == null && p.PseudonymisedAt == null).HoldAsync(p => p.IsSample, ct) == 1 ? id : new Refusal("account.personGone");

    private async Task<Outcome<long>> ReachedOrNewAsync(AccountToOpen input, string address, Acting acting, CancellationToken ct)
    {
        var reached = await opening.ReachedAtAsync(address, ct);
        if (reached.Count == 1)
        {
            return await ChosenAsync(reached[0], ct);
        }

        return reached.Count > 1
            ? new Refusal("account.emailShared", AtEmail)
            : await enter.WorkAsync(new(input.Uid, new() { NameZh = input.NameZh, NameLatin = input.NameLatin, Reach = new(address, null, false) }, null, null, null, null, input.IsAnother), acting, ct);
    }
}
