using TcManager.Domain;

namespace TcManager.Application;

/// <summary>What is said of forms that were sent before.</summary>
public static class SentForms
{
    /// <summary>The form has made something else before: somebody went back to it and changed it. Sent once more under a Uid of its own it is taken.</summary>
    public static readonly Refusal SentBefore = new("form.sentBefore");
}
