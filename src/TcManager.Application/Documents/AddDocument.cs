using System.Text;
using Microsoft.Extensions.Options;
using TcManager.Application.Data;
using TcManager.Domain;
using TcManager.Domain.Documents;

namespace TcManager.Application.Documents;

/// <summary>Takes a file in as a numbered paper of a committee.</summary>
public sealed class AddDocument(TcManagerDb db, FileStore files, Numbering numbering, TimeProvider clock, IOptions<DocumentSettings> settings)
{
    private const string Field = "File";
    private const int MaxFileName = 200;

    /// <summary>
    /// Adds the paper to the save of the use case that calls, inside its transaction: the number is taken there. Refused at the field "File":
    /// <c>document.empty</c>, <c>document.tooLarge</c> (limit in megabytes), <c>document.kindNotAllowed</c> (file name),
    /// <c>document.wrongExtension</c> (file name, endings that fit).
    /// </summary>
    public async Task<Outcome<Document>> PrepareAsync(Guid uid, long committeeId, DocumentKind kind, Bilingual title, Upload upload, long? byPersonId, CancellationToken ct)
    {
        using var incoming = await files.ReceiveAsync(upload, settings.Value.MaxFileBytes, ct);
        var name = CleanName(upload.FileName);
        var checkedKind = Check(incoming, name);
        if (!checkedKind.IsDone)
        {
            return Outcome.Refused<Document>(checkedKind.Refusals);
        }

        files.Keep(incoming);
        var now = clock.Now();
        var number = await numbering.TakeAsync(committeeId, NumberSeries.Documents, 0, ct);
        var document = new Document(uid, committeeId, number, kind, title, now, byPersonId);
        document.AddFile(incoming.Hash, name, checkedKind.Value.ContentType, incoming.Size, now);
        db.Documents.Add(document);
        return document;
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
        if (FileKinds.Of(content) is not { } kind)
        {
            return new Refusal("document.kindNotAllowed", Field, name);
        }

        return kind.Extensions.Contains(Path.GetExtension(name).ToLowerInvariant())
            ? kind
            : new Refusal("document.wrongExtension", Field, name, string.Join(", ", kind.Extensions));
    }

    /// <summary>Without folders, control characters and what no file system takes; cut before its ending.</summary>
    private static string CleanName(string name)
    {
        var runes = name.Split('/', '\\')[^1].EnumerateRunes()
            .Where(r => r != Rune.ReplacementChar && !Rune.IsControl(r) && !"<>:\"|?*".Contains((char)r.Value, StringComparison.Ordinal));
        var clean = string.Concat(runes).Normalize().Trim();
        var ending = Path.GetExtension(clean) is { Length: <= 16 } kept ? kept : "";
        var stem = clean[..^ending.Length];
        var room = MaxFileName - ending.Length;
        return stem.Length <= room ? clean : $"{stem[..(char.IsHighSurrogate(stem[room - 1]) ? room - 1 : room)]}{ending}";
    }
}
