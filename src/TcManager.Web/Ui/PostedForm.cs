namespace TcManager.Web.Ui;

/// <summary>What every posted form carries: the Uid of the write, so that a repeat is answered with the first result, and the version that was edited.</summary>
public abstract class PostedForm
{
    public Guid Uid { get; set; }

    public Guid? Version { get; set; }
}
