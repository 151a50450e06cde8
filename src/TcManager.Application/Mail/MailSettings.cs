using System.ComponentModel.DataAnnotations;

namespace TcManager.Application.Mail;

/// <summary>How mail leaves.</summary>
public enum MailMode
{
    /// <summary>As files into a folder, with a page to read them: development and demonstration only.</summary>
    Pickup,
    Smtp,
}

/// <summary>How the connection to the mail server is secured.</summary>
public enum MailSecurity
{
    None,
    StartTls,
    Tls,
}

/// <summary>The mail server and the sender.</summary>
public sealed class MailSettings
{
    public MailMode Mode { get; set; }

    [Required, EmailAddress]
    public string From { get; set; } = "";

    public string FromName { get; set; } = "TcManager";

    public string Host { get; set; } = "";

    [Range(1, 65535)]
    public int Port { get; set; } = 587;

    public MailSecurity Security { get; set; } = MailSecurity.StartTls;

    /// <summary>How long an answer of the server is waited for.</summary>
    [Range(1, 120)]
    public int TimeoutSeconds { get; set; } = 30;

    public string User { get; set; } = "";

    public string Password { get; set; } = "";

    /// <summary>A PEM file of a certificate authority to trust beside the system's, for a private mail server.</summary>
    public string TrustedCertificateFile { get; set; } = "";

    /// <summary>Set from the data folder.</summary>
    public string PickupFolder { get; set; } = "";

    /// <summary>Set from App:PublicUrl; links in mails begin with it.</summary>
    public string PublicUrl { get; set; } = "";
}
