using Microsoft.Extensions.Options;
using TcManager.Application.Data;
using TcManager.Domain;
using TcManager.Domain.Documents;

namespace TcManager.Application.Documents;

/// <summary>
/// Takes a file in as a numbered paper of a committee: received before the transaction of the use case, because nobody's vote shall wait for somebody's
/// line or disk, and numbered inside it.
/// </summary>
public sealed class AddDocument(TcManagerDb db, FileStore files, Numbering numbering, TimeProvider clock, IOptions<DocumentSettings> settings)
{
    private const string Field = "File";

    /// <summary>
    /// Receives the bytes, hashes them and looks into them. Faults at the field "File": <c>document.empty</c>, <c>document.tooLarge</c> (limit in
    /// megabytes), <c>document.kindNotAllowed</c> (file name), <c>document.wrongExtension</c> (file name, endings that fit),
    /// <c>document.notValid</c> (file name, the kind that its name claims).
    /// </summary>
    public async Task<ReceivedFile> ReceiveAsync(Upload upload, CancellationToken ct)
    {
        var incoming = await files.ReceiveAsync(upload, settings.Value.MaxFileBytes, ct);
        try
        {
            var name = FileName.Clean(upload.FileName);
            return new(incoming, name, Check(incoming, name));
        }
        catch
        {
            incoming.Dispose();
            throw;
        }
    }

    /// <summary>Receives all files of a form.</summary>
    public async Task<ReceivedFiles> ReceiveAsync(IReadOnlyList<Upload> uploads, CancellationToken ct)
    {
        var received = new ReceivedFiles();
        try
        {
            foreach (var upload in uploads)
            {
                received.Add(await ReceiveAsync(upload, ct));
            }

            return received;
        }
        catch
        {
            received.Dispose();
            throw;
        }
    }

    /// <summary>Adds the paper to the save of the use case that calls, inside its transaction: the number is taken there. Refused with the faults of the file.</summary>
    public async Task<Outcome<Document>> PrepareAsync(Guid uid, long committeeId, DocumentKind kind, Bilingual title, ReceivedFile file, long? byPersonId, CancellationToken ct)
    {
        if (!file.Kind.IsDone)
        {
            return Outcome.Refused<Document>(file.Faults);
        }

        files.Keep(file.Incoming);
        var now = clock.Now();
        var number = await numbering.TakeAsync(committeeId, NumberSeries.Documents, 0, ct);
        var document = new Document(uid, committeeId, number, kind, title, now, byPersonId);
        document.AddFile(file.Incoming.Hash, file.Name, file.Kind.Value.ContentType, file.Incoming.Size, now);
        db.Documents.Add(document);
        return document;
    }

    /// <summary>Adds the file as the next revision of a paper whose files are loaded; false where it is the newest already. Only for a file without faults.</summary>
    public bool Revise(Document document, ReceivedFile file)
    {
        if (document.Files.MaxBy(f => f.Revision)?.BlobHash == file.Incoming.Hash)
        {
            return false;
        }

        files.Keep(file.Incoming);
        document.AddFile(file.Incoming.Hash, file.Name, file.Kind.Value.ContentType, file.Incoming.Size, clock.Now());
        return true;
    }

    private Outcome<FileKind> Check(IncomingFile incoming, string name)
    {
        if (incoming.Size == 0)
        {
            return new Refusal("document.empty", Field);
        }

        if (incoming.Size > settings.Value.MaxFileBytes)
        {
            return new Refusal("document.tooLarge", Field, settings.Value.MaxFileBytes / (1024 * 1024));
        }

        using var content = incoming.OpenRead();
        var (kind, ending) = (FileKinds.Of(content), Path.GetExtension(name).ToLowerInvariant());
        if (kind?.Extensions.Contains(ending) == true)
        {
            return kind;
        }

        if (kind is not null && kind != FileKinds.Text)
        {
            return new Refusal("document.wrongExtension", Field, name, kind.Extensions);
        }

        // Of what reads as text, or as nothing known, only the name says what it was meant to be.
        if (FileKinds.Called(ending) is { } meant && meant != FileKinds.Text)
        {
            return new Refusal("document.notValid", Field, name, meant);
        }

        return kind is null ? new Refusal("document.kindNotAllowed", Field, name) : new Refusal("document.wrongExtension", Field, name, kind.Extensions);
    }
}
