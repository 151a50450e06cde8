using TcManager.Application.Mail;
using TcManager.Application.Reminders;

namespace TcManager.Web.Features.Mail;

/// <summary>The campaigns of a meeting or ballot, and the reminder that comes next.</summary>
/// <param name="Next">Null where no further one goes.</param>
/// <param name="IsRunning">Whether an answer can still be given.</param>
public sealed record SubjectMails(IReadOnlyList<CampaignItem> Campaigns, NextReminder? Next, bool IsRunning, string ZoneId)
{
    /// <summary>Who is reminded are members and organisations together.</summary>
    public bool IsOfConsultation { get; init; }
}
