using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using TcManager.Application.Ballots;
using TcManager.Application.Data;
using TcManager.Application.Texts;
using TcManager.Domain;

namespace TcManager.Application.Mail.Templates;

/// <summary>A mail that asks for a vote: what is asked, until when, where.</summary>
public abstract class BallotAskingMail(TcManagerDb db, BallotNotices notices, BallotLines lines, DaysLeft daysLeft, TimeProvider clock, WrittenDates dates, IStringLocalizer<MailTexts> texts) : IMailTemplate
{
    public abstract string Kind { get; }

    /// <summary>The text that asks for the own vote.</summary>
    protected virtual string LeadOf(BallotNotice ballot) => $"{Kind}.lead";

    public async Task<string?> NotWantedAsync(OutboxMail mail, CancellationToken ct) =>
        await db.HasPassedOnAsync(mail, ct) ? MailFates.PassedOn : await NotWantedAsync(mail.Data, ct);

    public async Task<string?> NotWantedAsync(MailData data, CancellationToken ct)
    {
        var (now, today) = (clock.Now(), clock.Today((await notices.ReadAsync(data, ct)).HomeZone));
        var (usable, owed) = (OwedVotes.Usable(db, today), OwedVotes.Unused(db, today));
        var state = await db.Voters.Where(v => v.Id == data.VoterId)
            .Select(v => new { v.Ballot.OpenedAt, v.Ballot.ClosedAt, v.Ballot.CancelledAt, v.Ballot.ClosesAt, v.EndedAt, v.Membership.ToOn, v.LastRevision, HasGiven = usable.Any(p => p.FromVoterId == v.Id), Holds = owed.Any(p => p.ToVoterId == v.Id) })
            .SingleOrDefaultAsync(ct);
        return state switch
        {
            null => MailFates.Gone,
            { CancelledAt: not null } => MailFates.Cancelled,
            { ClosedAt: not null } or { OpenedAt: null } => MailFates.Closed,
            _ when now >= state.ClosesAt => MailFates.Closed,
            { EndedAt: not null } => MailFates.SeatEnded,
            { ToOn: { } lastDay } when lastDay < today => MailFates.SeatEnded,
            { Holds: true } => null,
            { LastRevision: > 0 } => MailFates.Voted,
            { HasGiven: true } => MailFates.ByProxy,
            _ => null,
        };
    }

    public async Task<MailContent> WriteAsync(MailData data, MailReader reader, CancellationToken ct)
    {
        var ballot = await notices.ReadAsync(data, ct);
        var (own, held) = await OwesAsync(data, clock.Today(ballot.HomeZone), ct);
        var (title, deadline, left) = (ballot.Title.In(reader.Culture), dates.Deadline(ballot.Deadline), daysLeft.Until(ballot.Deadline));
        return new()
        {
            Head = ballot.Committee.Head(reader.Culture),
            Subject = texts[$"{Kind}.subject", ballot.Committee.Code, title, left],
            Greeting = texts["greeting", reader.Name],
            Lead = [texts[own ? LeadOf(ballot) : "proxyVote.lead", ballot.Committee.Head(reader.Culture), title, deadline], .. held.Count > 0 && own ? [texts["proxyVote.also"].Value] : Array.Empty<string>()],
            Facts = [.. lines.Facts(ballot, reader)],
            Button = own || held is not [var only] ? lines.VoteButton(ballot) : lines.ProxyButton(ballot, only.VoterId, only.Name.In(reader.Culture)),
            Sections =
            [
                .. held.Count > 0 ? [new MailSection(texts["proxyVote.for"], [.. held.Select(h => new MailItem(h.Name.In(reader.Culture), null, notices.Url(ballot.Id, $"/vote?for={h.VoterId}")))])] : Array.Empty<MailSection>(),
                lines.Questions(ballot, reader.Culture),
            ],
            Notes = [texts["vote.change"]],
            Why = lines.WhyVoter(ballot),
            ReplyTo = ballot.ReplyTo,
        };
    }

    /// <summary>What the recipient owes: the own vote, and those of whoever has given a proxy.</summary>
    private async Task<(bool Own, IReadOnlyList<HeldProxy> Held)> OwesAsync(MailData data, DateOnly today, CancellationToken ct)
    {
        var usable = OwedVotes.Usable(db, today);
        var held = await OwedVotes.Unused(db, today).Where(p => p.ToVoterId == data.VoterId).OrderBy(p => p.Id).Select(p => new HeldProxy(p.FromVoterId, new Bilingual(p.From.NameZh, p.From.NameLatin))).ToListAsync(ct);
        var own = held.Count == 0 || await db.Voters.AnyAsync(v => v.Id == data.VoterId && v.LastRevision == 0 && !usable.Any(p => p.FromVoterId == v.Id), ct);
        return (own, held);
    }

    private sealed record HeldProxy(long VoterId, Bilingual Name);
}

/// <summary>投票开始.</summary>
public sealed class BallotOpenedMail(TcManagerDb db, BallotNotices notices, BallotLines lines, DaysLeft daysLeft, TimeProvider clock, WrittenDates dates, IStringLocalizer<MailTexts> texts)
    : BallotAskingMail(db, notices, lines, daysLeft, clock, dates, texts)
{
    public override string Kind => MailKinds.BallotOpened;

    /// <summary>After a vote in a room this is its completion, no new ballot (decisions 10).</summary>
    protected override string LeadOf(BallotNotice ballot) => ballot.WasInRoom ? "ballotOpened.lead.afterRoom" : base.LeadOf(ballot);
}

/// <summary>投票提醒: to whoever has not voted yet.</summary>
public sealed class BallotReminderMail(TcManagerDb db, BallotNotices notices, BallotLines lines, DaysLeft daysLeft, TimeProvider clock, WrittenDates dates, IStringLocalizer<MailTexts> texts)
    : BallotAskingMail(db, notices, lines, daysLeft, clock, dates, texts)
{
    public override string Kind => MailKinds.BallotReminder;
}
