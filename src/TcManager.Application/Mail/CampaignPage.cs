using TcManager.Domain;

namespace TcManager.Application.Mail;

/// <summary>Planned = sent + failed + skipped + waiting. A claimed mail still waits.</summary>
public sealed record CampaignSum(int Planned, int Sent, int Failed, int Skipped, int Waiting)
{
    public int Of(OutboxState state) => state switch
    {
        OutboxState.Sent => Sent,
        OutboxState.Failed => Failed,
        OutboxState.Skipped => Skipped,
        _ => Waiting,
    };
}

/// <summary>What a campaign is about, with its place in the application.</summary>
public sealed record CampaignSubject(string Kind, long Id, Bilingual Title);

/// <summary>One occasion on which mail went out.</summary>
public sealed record CampaignItem(long Id, string Kind, string Step, DateTimeOffset CreatedAt, CampaignSum Sum);

/// <summary>One recipient.</summary>
public sealed record CampaignRow(
    long Id,
    string? NameZh,
    string? NameLatin,
    string? Address,
    OutboxState State,
    string? Fate,
    string? FateDetail,
    DateTimeOffset? SentAt,
    DateTimeOffset NotBeforeAt,
    int Attempts);

/// <summary>A campaign with a page of its recipients.</summary>
/// <param name="Campaign">This one.</param>
/// <param name="CommitteeId">Whose.</param>
/// <param name="CommitteeCode">Its code.</param>
/// <param name="ZoneId">In which its times are written.</param>
/// <param name="Subject">Meeting or ballot; null when it is gone.</param>
/// <param name="All">All campaigns of the subject, this one among them, oldest first.</param>
/// <param name="Rows">Recipients of the page.</param>
/// <param name="Only">The state that the list is cut to.</param>
/// <param name="Page">From 1.</param>
/// <param name="Pages">1 or more.</param>
/// <param name="Shown">The mail that is shown.</param>
public sealed record CampaignPage(
    CampaignItem Campaign,
    long CommitteeId,
    string CommitteeCode,
    string ZoneId,
    CampaignSubject? Subject,
    IReadOnlyList<CampaignItem> All,
    IReadOnlyList<CampaignRow> Rows,
    OutboxState? Only,
    int Page,
    int Pages,
    CampaignRow? Shown);
