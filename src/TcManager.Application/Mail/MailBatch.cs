namespace TcManager.Application.Mail;

/// <summary>The mails that were claimed together; outside a delivery there is one.</summary>
public sealed class MailBatch
{
    internal int No { get; private set; }

    /// <summary>The next ones were claimed: what they speak of is read anew, so that a mail about a fact never stands on what was read before it.</summary>
    internal void Begin() => No++;
}
