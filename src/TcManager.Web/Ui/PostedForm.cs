using Microsoft.AspNetCore.Mvc.ModelBinding;
using TcManager.Application;
using TcManager.Domain;

namespace TcManager.Web.Ui;

/// <summary>What every posted form carries: the Uid of the write, so that a repeat is answered with the first result, and the version that was edited.</summary>
public abstract class PostedForm
{
    /// <summary>A form that brings none is a form of its own, never the repeat of another.</summary>
    public Guid Uid { get; set => field = value == Guid.Empty ? Guid.CreateVersion7() : value; } = Guid.CreateVersion7();

    public Guid? Version { get; set; }

    /// <summary>What was gone back to and changed becomes a form of its own: sent once more, it is taken.</summary>
    public void RenewIfSentBefore(ModelStateDictionary state, IReadOnlyList<Refusal> refusals)
    {
        if (refusals.Contains(SentForms.SentBefore))
        {
            state.Remove(nameof(Uid));
            Uid = Guid.Empty;
        }
    }
}
