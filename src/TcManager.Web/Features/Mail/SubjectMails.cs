using TcManager.Application.Mail;
using TcManager.Application.Reminders;

namespace TcManager.Web.Features.Mail;

/// <summary>The campaigns of a meeting or ballot, and the reminder that comes next.</summary>
/// <param name="Next">Null where no further one goes.</param>
public sealed record SubjectMails(IReadOnlyList<CampaignItem> Campaigns, NextReminder? Next, string ZoneId);
