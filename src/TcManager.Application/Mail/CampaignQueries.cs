using Microsoft.EntityFrameworkCore;
using TcManager.Application.Data;

namespace TcManager.Application.Mail;

/// <summary>What the page of a campaign shows.</summary>
public sealed class CampaignQueries(TcManagerDb db, MailComposer composer)
{
    private const int PageSize = 100;

    /// <summary>Whose campaign it is; null where there is none, or none of a committee.</summary>
    public Task<long?> CommitteeOfAsync(long campaignId, CancellationToken ct) =>
        db.Campaigns.Where(c => c.Id == campaignId).Select(c => c.CommitteeId).SingleOrDefaultAsync(ct);

    /// <param name="campaignId">An existing campaign of a committee.</param>
    /// <param name="only">Recipients in this state only.</param>
    /// <param name="page">From 1.</param>
    /// <param name="shownId">The mail to show; the first of the page where it is none of this campaign.</param>
    /// <param name="ct">Ends the reading.</param>
    public async Task<CampaignPage> PageAsync(long campaignId, OutboxState? only, int page, long? shownId, CancellationToken ct)
    {
        var head = await db.Campaigns.AsNoTracking().Where(c => c.Id == campaignId)
            .Select(c => new { c.SubjectUid, CommitteeId = c.CommitteeId!.Value, c.Committee!.Code, c.Committee.ZoneId })
            .SingleAsync(ct);
        var all = await OfAsync(head.SubjectUid, head.CommitteeId, ct);
        var own = all.Single(c => c.Id == campaignId);
        var matching = only is { } state ? own.Sum.Of(state) : own.Sum.Planned;
        var pages = Math.Max(1, (matching + PageSize - 1) / PageSize);
        var number = Math.Clamp(page, 1, pages);
        var rows = await RowsAsync(campaignId, only, number, shownId, ct);
        var shown = rows.Find(r => r.Id == shownId) ?? rows.FirstOrDefault();
        return new(own, head.CommitteeId, head.Code, head.ZoneId, await SubjectAsync(head.SubjectUid, ct), all, [.. rows.Take(Math.Min(PageSize, matching - (number - 1) * PageSize))], only, number, pages, shown);
    }

    /// <summary>The mail of one recipient as a page, without what would act for the recipient; null when it is none of this campaign.</summary>
    public async Task<ComposedMail?> ShowAsync(long campaignId, long mailId, CancellationToken ct)
    {
        var mail = await db.Outbox.AsNoTracking().SingleOrDefaultAsync(m => m.Id == mailId && m.CampaignId == campaignId, ct);
        return mail is null ? null : await composer.ShowAsync(mail, ct);
    }

    /// <summary>All campaigns of a meeting or ballot, oldest first.</summary>
    public async Task<IReadOnlyList<CampaignItem>> OfAsync(Guid subjectUid, long committeeId, CancellationToken ct)
    {
        var campaigns = await db.Campaigns.AsNoTracking().Where(c => c.SubjectUid == subjectUid && c.CommitteeId == committeeId).OrderBy(c => c.Id)
            .Select(c => new { c.Id, c.Kind, c.Step, c.CreatedAt, c.Planned }).ToListAsync(ct);
        var counts = await db.Outbox.AsNoTracking().Where(m => m.Campaign!.SubjectUid == subjectUid && m.Campaign.CommitteeId == committeeId)
            .GroupBy(m => new { m.CampaignId, m.State }).Select(g => new { g.Key.CampaignId, g.Key.State, Count = g.Count() }).ToListAsync(ct);
        var byCampaign = counts.ToLookup(c => c.CampaignId);
        return [.. campaigns.Select(c => new CampaignItem(c.Id, c.Kind, c.Step, c.CreatedAt, SumOf(c.Planned, byCampaign[c.Id].ToDictionary(s => s.State, s => s.Count))))];
    }

    private static CampaignSum SumOf(int planned, Dictionary<OutboxState, int> counts) => new(
        planned,
        counts.GetValueOrDefault(OutboxState.Sent),
        counts.GetValueOrDefault(OutboxState.Failed),
        counts.GetValueOrDefault(OutboxState.Skipped),
        counts.GetValueOrDefault(OutboxState.Waiting) + counts.GetValueOrDefault(OutboxState.Claimed));

    /// <summary>What needs somebody first; one row more, where the mail to show lies on another page.</summary>
    private async Task<List<CampaignRow>> RowsAsync(long campaignId, OutboxState? only, int page, long? shownId, CancellationToken ct)
    {
        var mails = db.Outbox.AsNoTracking().Where(m => m.CampaignId == campaignId);
        var listed = only switch
        {
            null => mails,
            OutboxState.Waiting => mails.Where(m => m.State == OutboxState.Waiting || m.State == OutboxState.Claimed),
            _ => mails.Where(m => m.State == only),
        };
        var ids = await listed
            .OrderBy(m => m.State == OutboxState.Failed ? 0 : m.State == OutboxState.Waiting || m.State == OutboxState.Claimed ? 1 : m.State == OutboxState.Skipped ? 2 : 3)
            .ThenBy(m => m.Person!.PinyinName).ThenBy(m => m.Id).Skip((page - 1) * PageSize).Take(PageSize).Select(m => m.Id).ToListAsync(ct);
        var rows = await mails.Where(m => EF.Parameter(ids).Contains(m.Id) || m.Id == shownId)
            .Select(m => new CampaignRow(
                m.Id, m.Person == null ? m.Address! : m.Person.NameZh, m.Person == null ? m.Address! : m.Person.NameLatin, m.Address ?? m.Person!.Email, m.State == OutboxState.Claimed ? OutboxState.Waiting : m.State,
                m.Fate, m.FateDetail, m.SentAt, m.NotBeforeAt, m.Attempts))
            .ToDictionaryAsync(r => r.Id, ct);
        return [.. ids.Select(id => rows[id]), .. rows.Values.Where(r => !ids.Contains(r.Id))];
    }

    private async Task<CampaignSubject?> SubjectAsync(Guid uid, CancellationToken ct) =>
        await db.Meetings.AsNoTracking().Where(m => m.Uid == uid).Select(m => new CampaignSubject("meetings", m.Id, m.Title)).SingleOrDefaultAsync(ct)
        ?? await db.Ballots.AsNoTracking().Where(b => b.Uid == uid).Select(b => new CampaignSubject("ballots", b.Id, b.Title)).SingleOrDefaultAsync(ct);
}
