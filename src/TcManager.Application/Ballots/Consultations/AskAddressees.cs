using Microsoft.EntityFrameworkCore;
using TcManager.Application.Audit;
using TcManager.Application.Data;
using TcManager.Domain;
using TcManager.Domain.Ballots;
using TcManager.Domain.Ballots.Consultations;

namespace TcManager.Application.Ballots.Consultations;

/// <summary>What became of a line of many.</summary>
/// <param name="Line">As pasted.</param>
/// <param name="IsKnown">It was asked before; nothing is sent again.</param>
public sealed record AskedLine(AddresseeLine Line, bool IsKnown)
{
    public bool IsTaken => !IsKnown && Line.Faults.Count == 0;
}

/// <summary>
/// Addressees are asked, one by one or many at once. In an open consultation their mails go in the same transaction; before, with its opening. Whose address stands there
/// already is asked once; who was withdrawn is asked again.
/// </summary>
public sealed class AskAddressees(TcManagerDb db, ConsultationMails mails, AuditLog audit, TimeProvider clock)
{
    /// <summary>One. Done, also for the repeat of its form. Refused as <see cref="Addressee.Ask"/> says, as <c>addressee.known</c>, <c>addressee.tooMany</c> (limit), and as <see cref="SentForms.SentBefore"/>.</summary>
    public Task<Outcome> OneAsync(long ballotId, Guid uid, AddresseeDraft draft, Acting acting, CancellationToken ct) => db.InTransactionAsync(
        async token =>
        {
            var ballot = await TakeAsync(ballotId, token);
            if (await db.Addressees.AsNoTracking().SingleOrDefaultAsync(a => a.Uid == uid, token) is { } first)
            {
                return first.BallotId == ballotId && first.EmailKey == AddresseeDraft.KeyOf(draft.Email ?? "") ? Outcome.Done : Outcome.Of([SentForms.SentBefore]);
            }

            var asked = Addressee.Ask(uid, ballot, draft, null, clock.Now());
            if (!asked.IsDone)
            {
                return asked.ToOutcome();
            }

            var known = await KnownAsync(ballotId, token);
            if (known.TryGetValue(AddresseeDraft.KeyOf(draft.Email!), out var earlier) && earlier.WithdrawnAt is null)
            {
                return Outcome.Refused("addressee.known", nameof(AddresseeDraft.Email), earlier.Name);
            }

            if (known.Count >= Addressee.Most)
            {
                return Outcome.Refused("addressee.tooMany", null, Addressee.Most);
            }

            await AskAsync(ballot, [(uid, draft)], known, acting, token);
            return Outcome.Done;
        },
        ct);

    /// <summary>What became of each line: the good ones are asked, the others come back. Refused as <see cref="Addressee.MayAsk"/> says, as <c>addressee.noLines</c>, <c>addressee.tooManyLines</c> (limit), <c>addressee.tooMany</c> (limit).</summary>
    public Task<Outcome<IReadOnlyList<AskedLine>>> ManyAsync(long ballotId, string? text, Acting acting, CancellationToken ct) => db.InTransactionAsync<Outcome<IReadOnlyList<AskedLine>>>(
        async token =>
        {
            var ballot = await TakeAsync(ballotId, token);
            var may = Addressee.MayAsk(ballot, clock.Now());
            if (!may.IsDone)
            {
                return Outcome.Refused<IReadOnlyList<AskedLine>>(may.Refusals);
            }

            var lines = AddresseeLines.Read(text);
            if (lines.Count is 0 or > AddresseeLines.Most)
            {
                return lines.Count == 0 ? new Refusal("addressee.noLines", "Lines") : new Refusal("addressee.tooManyLines", "Lines", AddresseeLines.Most);
            }

            var known = await KnownAsync(ballotId, token);
            List<AskedLine> asked = [.. lines.Select(line => new AskedLine(line, line.Faults.Count == 0 && known.GetValueOrDefault(AddresseeDraft.KeyOf(line.Draft.Email!)) is { WithdrawnAt: null }))];
            var taken = asked.FindAll(line => line.IsTaken);
            if (known.Count + taken.Count > Addressee.Most)
            {
                return new Refusal("addressee.tooMany", "Lines", Addressee.Most);
            }

            if (taken.Count > 0)
            {
                await AskAsync(ballot, [.. taken.Select(line => (Guid.CreateVersion7(clock.Now()), line.Line.Draft))], known, acting, token);
            }

            return asked;
        },
        ct);

    /// <summary>Not asked any more: before the opening it is gone, afterwards its link opens nothing. Done, also where it was done before. Refused as <see cref="Addressee.Withdraw"/> says.</summary>
    public Task<Outcome> WithdrawAsync(long ballotId, long addresseeId, Acting acting, CancellationToken ct) => db.InTransactionAsync(
        async token =>
        {
            var ballot = await TakeAsync(ballotId, token);
            if (await db.Addressees.SingleOrDefaultAsync(a => a.Id == addresseeId && a.BallotId == ballotId, token) is not { WithdrawnAt: null } addressee)
            {
                return Outcome.Done;
            }

            var withdrawn = addressee.Withdraw(ballot, clock.Now());
            if (withdrawn.IsDone)
            {
                if (ballot.OpenedAt is null)
                {
                    db.Addressees.Remove(addressee);
                }

                audit.Add(acting, AuditActions.AddresseeWithdrawn, AuditSubject.Ballot, ballot.Uid, ballot.CommitteeId, ("addressee", addressee.Name));
                await db.SaveChangesAsync(token);
            }

            return withdrawn;
        },
        ct);

    /// <summary>Alone with the consultation: its opening and its close wait, and so does another form with the same address.</summary>
    private async Task<Ballot> TakeAsync(long ballotId, CancellationToken ct)
    {
        await BallotLock.TakeAsync(db, ballotId, ct);
        return await db.Ballots.AsNoTracking().SingleAsync(b => b.Id == ballotId, ct);
    }

    private Task<Dictionary<string, Addressee>> KnownAsync(long ballotId, CancellationToken ct) => db.Addressees.Where(a => a.BallotId == ballotId).ToDictionaryAsync(a => a.EmailKey, ct);

    private async Task AskAsync(Ballot ballot, IReadOnlyList<(Guid Uid, AddresseeDraft Draft)> asked, Dictionary<string, Addressee> known, Acting acting, CancellationToken ct)
    {
        var codes = await CommitteesAsync([.. asked.Select(a => a.Draft.Name!.Trim().ToUpperInvariant())], ct);
        var rows = new List<Addressee>();
        foreach (var (uid, typed) in asked)
        {
            var committee = codes.GetValueOrDefault(typed.Name!.Trim().ToUpperInvariant());
            var draft = committee is null || $"{committee.Code} {committee.Title}" is not { Length: <= AddresseeDraft.MaxNameLength } name ? typed : typed with { Name = name };
            if (known.TryGetValue(AddresseeDraft.KeyOf(draft.Email!), out var earlier))
            {
                earlier.AskAgain(draft, committee?.Id);
                rows.Add(earlier);
            }
            else
            {
                rows.Add(Addressee.Ask(uid, ballot, draft, committee?.Id, clock.Now()).Value);
                db.Addressees.Add(rows[^1]);
            }
        }

        audit.Add(acting, AuditActions.AddresseesAsked, AuditSubject.Ballot, ballot.Uid, ballot.CommitteeId, ("addressees", rows.Count));
        await db.SaveChangesAsync(ct);
        if (ballot.OpenedAt is not null)
        {
            await mails.AskAsync(ballot, rows, ct);
        }
    }

    private async Task<Dictionary<string, NamedCommittee>> CommitteesAsync(IReadOnlyList<string> codes, CancellationToken ct) =>
        (await db.Committees.AsNoTracking().Where(c => EF.Parameter(codes).Contains(c.Code)).Select(c => new { c.Id, c.Code, c.Title, c.Culture }).ToListAsync(ct))
            .DistinctBy(c => c.Code.ToUpperInvariant()).ToDictionary(c => c.Code.ToUpperInvariant(), c => new NamedCommittee(c.Id, c.Code, c.Title.In(c.Culture)));

    private sealed record NamedCommittee(long Id, string Code, string Title);
}
