using TcManager.Domain;

namespace TcManager.Application.Documents;

/// <summary>A file that has come in whole and was looked into; what does not become a paper is deleted with it.</summary>
public sealed class ReceivedFile : IDisposable
{
    internal ReceivedFile(IncomingFile incoming, string name, Outcome<FileKind> kind) => (Incoming, Name, Kind) = (incoming, name, kind);

    /// <summary>As it is kept and shown.</summary>
    public string Name { get; }

    /// <summary>Empty when it can become a paper.</summary>
    public IReadOnlyList<Refusal> Faults => Kind.Refusals;

    /// <summary>A PDF or a picture: what comes from a scanner.</summary>
    public bool IsAScan => Kind.IsDone && (Kind.Value == FileKinds.Pdf || Kind.Value == FileKinds.Png || Kind.Value == FileKinds.Jpeg);

    internal IncomingFile Incoming { get; }

    internal Outcome<FileKind> Kind { get; }

    public void Dispose() => Incoming.Dispose();
}

/// <summary>The files of one form, in their order.</summary>
public sealed class ReceivedFiles : IDisposable
{
    private readonly List<ReceivedFile> _files = [];

    public IReadOnlyList<ReceivedFile> Files => _files;

    public void Dispose() => _files.ForEach(file => file.Dispose());

    internal void Add(ReceivedFile file) => _files.Add(file);
}
