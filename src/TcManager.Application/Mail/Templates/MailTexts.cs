namespace TcManager.Application.Mail.Templates;

/// <summary>Marks the texts of the mails themselves.</summary>
public sealed class MailTexts;
