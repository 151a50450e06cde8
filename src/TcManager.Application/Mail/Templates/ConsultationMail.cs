using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using TcManager.Application.Ballots.Comments;
using TcManager.Application.Ballots.Consultations;
using TcManager.Application.Data;
using TcManager.Application.Texts;
using TcManager.Domain;
using TcManager.Domain.Ballots;
using TcManager.Domain.Ballots.Comments;

namespace TcManager.Application.Mail.Templates;

/// <summary>How a recipient of a consultation's mails stands to it: a member by its voter row, or an addressee.</summary>
/// <param name="AddresseeUid">Null for a member.</param>
/// <param name="IsOut">The seat has ended, or the addressee was withdrawn.</param>
/// <param name="RepliedAt">Of the newest reply, or an addressee's first.</param>
/// <param name="Comments">How many it has written.</param>
/// <param name="Facts">Of the consultation.</param>
public sealed record ConsultationStanding(Guid? AddresseeUid, bool IsOut, DateTimeOffset? RepliedAt, IReadOnlyList<DispositionOf> Comments, BallotFacts Facts);

/// <summary>How many comments came to what.</summary>
public sealed record DispositionOf(Disposition? Disposition, int Comments);

/// <summary>Reads how recipients stand, and writes what their mails have in common.</summary>
public sealed class ConsultationLines(
    TcManagerDb db, BallotNotices notices, AddresseeLinks links, DaysLeft daysLeft, TimeProvider clock, WrittenDates dates, IStringLocalizer<MailTexts> texts)
{
    /// <summary>Null where the row is gone.</summary>
    internal async Task<ConsultationStanding?> StandingAsync(MailData data, CancellationToken ct)
    {
        var comments = await db.Comments.AsNoTracking().Of(new CommentOwner(data.VoterId, data.AddresseeId)).GroupBy(c => c.Disposition).Select(g => new DispositionOf(g.Key, g.Count())).ToListAsync(ct);
        if (data.AddresseeId is { } addresseeId)
        {
            return await db.Addressees.AsNoTracking().Where(a => a.Id == addresseeId)
                .Select(a => new ConsultationStanding(
                    a.Uid, a.WithdrawnAt != null, a.RepliedAt, comments, new BallotFacts(a.Ballot.ReleasedAt, a.Ballot.OpenedAt, a.Ballot.ClosesAt, a.Ballot.ClosedAt, a.Ballot.CancelledAt)))
                .SingleOrDefaultAsync(ct);
        }

        var now = clock.Now();
        var row = await db.Voters.AsNoTracking().Where(v => v.Id == data.VoterId)
            .Select(v => new
            {
                v.EndedAt,
                v.Membership.ToOn,
                v.Ballot.Committee.ZoneId,
                At = v.LastSlip == null ? null : (DateTimeOffset?)v.LastSlip.CastAt,
                Facts = new BallotFacts(v.Ballot.ReleasedAt, v.Ballot.OpenedAt, v.Ballot.ClosesAt, v.Ballot.ClosedAt, v.Ballot.CancelledAt),
            })
            .SingleOrDefaultAsync(ct);
        return row is null ? null : new(null, Voter.HasLeftBy(row.EndedAt, row.ToOn, now, row.ZoneId), row.At, comments, row.Facts);
    }

    /// <summary>Why a mail that asks for a reply is not wanted any more, or null.</summary>
    internal string? NotWanted(ConsultationStanding? standing, bool isOwed) => standing switch
    {
        null => MailFates.Gone,
        _ when standing.Facts.StateAt(clock.Now()) is var state and not BallotState.Open => state == BallotState.Cancelled ? MailFates.Cancelled : MailFates.Closed,
        { IsOut: true } => standing.AddresseeUid is null ? MailFates.SeatEnded : MailFates.NotAsked,
        { RepliedAt: not null } when isOwed => MailFates.Replied,
        _ => null,
    };

    /// <inheritdoc cref="VoterPlaces.HasPassedOnAsync"/>
    internal async Task<string?> NotWantedAsync(OutboxMail mail, bool isOwed, CancellationToken ct) =>
        await db.HasPassedOnAsync(mail, ct) ? MailFates.PassedOn : NotWanted(await StandingAsync(mail.Data, ct), isOwed);

    internal async Task<MailContent> WriteAsync(string kind, MailData data, MailReader reader, IReadOnlyList<string> more, CancellationToken ct, Deadline? until = null, string? lead = null)
    {
        var ballot = await notices.ReadAsync(data, ct);
        var deadline = until ?? ballot.Deadline;
        var standing = (await StandingAsync(data, ct))!;
        var title = ballot.Title.In(reader.Culture);
        var isOver = ballot.ClosedAt is not null || ballot.Deadline.IsPassedAt(clock.Now());
        return new()
        {
            Head = ballot.Committee.Head(reader.Culture),
            Subject = texts[$"{kind}.subject", ballot.Committee.Code, title, daysLeft.Until(deadline)],
            Greeting = texts["greeting", reader.Name],
            Lead = [texts[lead ?? $"{kind}.lead", ballot.Committee.Head(reader.Culture), title.Cited(), dates.Deadline(deadline)], .. more],
            Facts =
            [
                new(texts["consultation"], [ballot.Number, title]),
                isOver
                    ? new(texts["consultation.ended"], reader.Lines(EndOf(ballot), ballot.ZoneId, zone => dates.Deadline(new(EndOf(ballot), zone))))
                    : new(texts["consultation.by"], [.. reader.Before(dates, texts, deadline), daysLeft.Until(deadline)]),
            ],
            Button = ButtonOf(ballot, standing, reader),
            Sections = standing.Facts.StateAt(clock.Now()) == BallotState.Open ? [PapersOf(ballot, standing, reader)] : [],
            Why = texts[standing.AddresseeUid is null ? "whyConsultedMember" : "whyConsulted", ballot.Committee.Head(reader.Culture), ballot.Number],
            ReplyTo = ballot.ReplyTo,
        };
    }

    /// <summary>When comments were taken last: at the deadline, or by hand before it.</summary>
    private static DateTimeOffset EndOf(BallotNotice ballot) => ballot.ClosedAt < ballot.ClosesAt ? ballot.ClosedAt.Value : ballot.ClosesAt;

    /// <summary>A member signs in, an addressee comes by its link; whoever only looks at the mail has none. Once it is over nobody can reply by it, and no note says so.</summary>
    private MailButton ButtonOf(BallotNotice ballot, ConsultationStanding standing, MailReader reader)
    {
        var isOpen = standing.Facts.StateAt(clock.Now()) == BallotState.Open;
        var label = texts[isOpen ? "consultation.button" : "consultation.button.over"];
        var (url, hint) = standing.AddresseeUid is { } uid
            ? (reader.IsRecipient ? links.UrlFor(uid, ballot.ClosesAt) : null, "consultation.personal")
            : (notices.Url(ballot.Id, "/comments/mine"), "consultation.signIn");
        return new(label, url, isOpen ? texts[hint].Value : null);
    }

    private MailSection PapersOf(BallotNotice ballot, ConsultationStanding standing, MailReader reader) => new(texts["consultation.papers"], [.. ballot.Questions.Where(q => q.Paper is not null).Select(q => new MailItem(
        $"N {q.Paper!.Number} {q.Paper.Title.In(reader.Culture)}",
        null,
        q.Paper.Revision is not { } revision ? null
            : standing.AddresseeUid is { } uid ? reader.IsRecipient ? links.UrlFor(uid, ballot.ClosesAt, $"/papers/{q.Paper.DocumentId}") : null
            : notices.PaperUrl(q.Paper.DocumentId, revision)))]);
}

/// <summary>征求意见: comments are asked for.</summary>
public sealed class ConsultationOpenedMail(ConsultationLines lines) : IMailTemplate
{
    public string Kind => MailKinds.ConsultationOpened;

    public async Task<string?> NotWantedAsync(MailData data, CancellationToken ct) => lines.NotWanted(await lines.StandingAsync(data, ct), isOwed: true);

    public Task<string?> NotWantedAsync(OutboxMail mail, CancellationToken ct) => lines.NotWantedAsync(mail, isOwed: true, ct);

    public Task<MailContent> WriteAsync(MailData data, MailReader reader, CancellationToken ct) => lines.WriteAsync(Kind, data, reader, [], ct);
}

/// <summary>征求意见提醒: to whoever has not replied yet.</summary>
public sealed class ConsultationReminderMail(ConsultationLines lines) : IMailTemplate
{
    public string Kind => MailKinds.ConsultationReminder;

    public async Task<string?> NotWantedAsync(MailData data, CancellationToken ct) => lines.NotWanted(await lines.StandingAsync(data, ct), isOwed: true);

    public Task<string?> NotWantedAsync(OutboxMail mail, CancellationToken ct) => lines.NotWantedAsync(mail, isOwed: true, ct);

    public Task<MailContent> WriteAsync(MailData data, MailReader reader, CancellationToken ct) => lines.WriteAsync(Kind, data, reader, [], ct);
}

/// <summary>意见回执: that a reply has come in, and with how many comments; never what they say.</summary>
public sealed class ConsultationReceiptMail(ConsultationLines lines, IStringLocalizer<MailTexts> texts) : IMailTemplate
{
    public string Kind => MailKinds.ConsultationReceipt;

    public async Task<string?> NotWantedAsync(MailData data, CancellationToken ct) => await lines.StandingAsync(data, ct) is null ? MailFates.Gone : null;

    public async Task<MailContent> WriteAsync(MailData data, MailReader reader, CancellationToken ct)
    {
        var comments = (await lines.StandingAsync(data, ct))!.Comments.Sum(c => c.Comments);
        return await lines.WriteAsync(Kind, data, reader, [comments == 0 ? texts["consultationReceipt.none"] : texts["consultationReceipt.comments", comments], texts["consultationReceipt.change"]], ct);
    }
}

/// <summary>征求意见延期、重新征求: with the reason.</summary>
public sealed class ConsultationMovedMail(TcManagerDb db, ConsultationLines lines, IStringLocalizer<MailTexts> texts) : IMailTemplate
{
    public string Kind => MailKinds.ConsultationMoved;

    /// <summary>Of two changes each mail tells its own; one that a later change has overtaken is not sent any more.</summary>
    public async Task<string?> NotWantedAsync(MailData data, CancellationToken ct) => lines.NotWanted(await lines.StandingAsync(data, ct), isOwed: false) ?? await OvertakenAsync(data, ct);

    public async Task<string?> NotWantedAsync(OutboxMail mail, CancellationToken ct) => await lines.NotWantedAsync(mail, isOwed: false, ct) ?? await OvertakenAsync(mail.Data, ct);

    public async Task<MailContent> WriteAsync(MailData data, MailReader reader, CancellationToken ct)
    {
        var change = await db.DeadlineChanges.AsNoTracking().Where(c => c.BallotId == data.BallotId && (data.ChangeNo == null || c.No == data.ChangeNo)).OrderByDescending(c => c.No)
            .Select(c => new { c.Reason, c.ToAt, Zone = db.Ballots.Where(b => b.Id == c.BallotId).Select(b => b.ZoneId).Single() }).FirstAsync(ct);
        var hasReplied = (await lines.StandingAsync(data, ct))!.RepliedAt is not null;
        return await lines.WriteAsync(
            Kind, data, reader, [texts["ballotMoved.reason", change.Reason], texts[hasReplied ? "consultationMoved.stands" : "consultationMoved.missing"]], ct, new Deadline(change.ToAt, change.Zone));
    }

    private async Task<string?> OvertakenAsync(MailData data, CancellationToken ct) =>
        data.ChangeNo is { } no && await db.DeadlineChanges.AnyAsync(c => c.BallotId == data.BallotId && c.No > no, ct) ? MailFates.Overtaken : null;
}

/// <summary>征求意见结束: what was replied in all.</summary>
public sealed class ConsultationClosedMail(ConsultationLines lines, CommentQueries comments, IStringLocalizer<MailTexts> texts) : IMailTemplate
{
    public string Kind => MailKinds.ConsultationClosed;

    public async Task<string?> NotWantedAsync(MailData data, CancellationToken ct) => await lines.StandingAsync(data, ct) switch
    {
        null => MailFates.Gone,
        { Facts.CancelledAt: not null } => MailFates.Cancelled,

        // It was opened again meanwhile.
        { Facts.ClosedAt: null } => MailFates.Overtaken,
        { AddresseeUid: not null, IsOut: true } => MailFates.NotAsked,
        _ => null,
    };

    public async Task<MailContent> WriteAsync(MailData data, MailReader reader, CancellationToken ct)
    {
        var returns = await comments.ReturnsAsync(data.BallotId!.Value, ct);
        return await lines.WriteAsync(Kind, data, reader, [texts["consultationClosed.returns", returns.Sent, returns.Replied, returns.WithComments, returns.Missing]], ct);
    }
}

/// <summary>意见处理结果: what became of one's own comments, on a ballot or in a consultation.</summary>
public sealed class CommentsAnsweredMail(ConsultationLines lines, IStringLocalizer<MailTexts> texts) : IMailTemplate
{
    public string Kind => MailKinds.CommentsAnswered;

    public async Task<string?> NotWantedAsync(MailData data, CancellationToken ct) => await lines.StandingAsync(data, ct) switch
    {
        null or { Comments.Count: 0 } => MailFates.Gone,
        { AddresseeUid: not null, IsOut: true } => MailFates.NotAsked,
        _ => null,
    };

    public async Task<MailContent> WriteAsync(MailData data, MailReader reader, CancellationToken ct)
    {
        var standing = (await lines.StandingAsync(data, ct))!;
        var became = standing.Comments.OrderBy(c => c.Disposition)
            .Select(c => texts["commentsAnswered.count", texts[c.Disposition is { } d ? $"disposition.{d}" : "disposition.none"].Value, c.Comments].Value);
        return await lines.WriteAsync(
            Kind, data, reader, [string.Join(texts["commentsAnswered.comma"].Value, became)], ct, lead: standing.AddresseeUid is null ? null : "commentsAnswered.lead.addressee");
    }
}
