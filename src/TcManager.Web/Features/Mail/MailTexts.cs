namespace TcManager.Web.Features.Mail;

/// <summary>Marks the texts of this feature.</summary>
public sealed class MailTexts;
