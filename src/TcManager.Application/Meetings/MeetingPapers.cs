using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using TcManager.Application.Data;
using TcManager.Application.Documents;
using TcManager.Domain;
using TcManager.Domain.Documents;
using TcManager.Domain.Meetings;

namespace TcManager.Application.Meetings;

/// <summary>Lays papers before a meeting, in the save of the use case that calls.</summary>
public sealed class MeetingPapers(TcManagerDb db, AddDocument addDocument)
{
    /// <summary>The name under which faults of the files are said.</summary>
    public const string Field = "Papers";

    /// <summary>Receives the files, before the transaction.</summary>
    public Task<ReceivedFiles> ReceiveAsync(IReadOnlyList<Upload> uploads, CancellationToken ct) => addDocument.ReceiveAsync(uploads, ct);

    /// <summary>Makes papers of the files; refused with every file's fault at <see cref="Field"/>.</summary>
    public async Task<Outcome> AddAsync(Meeting meeting, Guid formUid, ReceivedFiles files, long? byPersonId, CancellationToken ct)
    {
        var faults = new List<Refusal>();
        foreach (var (index, file) in files.Files.Index())
        {
            var name = Path.GetFileNameWithoutExtension(file.Name);
            var title = name.Length is 0 or > 200 ? $"{index + 1}" : name;
            var document = await addDocument.PrepareAsync(UidOf(formUid, index), meeting.CommitteeId, DocumentKind.MeetingPaper, new(title, title), file, byPersonId, ct);
            faults.AddRange(document.Refusals.Select(fault => fault with { Field = Field }));
            if (document.IsDone)
            {
                db.MeetingPapers.Add(new(meeting, document.Value));
            }
        }

        return Outcome.Of(faults);
    }

    /// <summary>Takes papers off the meeting; they stay among the committee's documents.</summary>
    public async Task RemoveAsync(Meeting meeting, IReadOnlyList<long> paperIds, CancellationToken ct)
    {
        if (paperIds.Count > 0)
        {
            db.MeetingPapers.RemoveRange(await db.MeetingPapers.Where(paper => paper.MeetingId == meeting.Id && paperIds.Contains(paper.Id)).ToListAsync(ct));
        }
    }

    /// <summary>Whether the files of this form have been taken in already.</summary>
    public Task<bool> HasTakenAsync(Guid formUid, CancellationToken ct)
    {
        var first = UidOf(formUid, 0);
        return db.Documents.AnyAsync(document => document.Uid == first, ct);
    }

    // Of form and place, so that a repeated form is recognised by its papers.
    private static Guid UidOf(Guid formUid, int index) => new(SHA256.HashData([.. formUid.ToByteArray(), (byte)index])[..16]);
}
