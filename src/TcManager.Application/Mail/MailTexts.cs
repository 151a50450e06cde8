namespace TcManager.Application.Mail;

/// <summary>Marks the texts of the mails themselves.</summary>
public sealed class MailTexts;
