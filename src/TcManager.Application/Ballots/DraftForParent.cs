using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using TcManager.Application.Audit;
using TcManager.Application.Data;
using TcManager.Application.Documents;
using TcManager.Application.Members;
using TcManager.Domain.Ballots;
using TcManager.Domain.Ballots.RuleSets;
using TcManager.Domain.Committees;
using TcManager.Domain.Documents;

namespace TcManager.Application.Ballots;

/// <summary>
/// What a subcommittee has resolved is put to all members of its committee where the committee's rules say so (rules.md §1.2): the signature under an approved result prepares the
/// ballot of the committee above, with the same questions and the same paper under a number of its own. Nothing opens by itself: its secretariat looks at the draft first.
/// </summary>
public sealed class DraftForParent(TcManagerDb db, CommitteeProfiles profiles, Numbering numbering, AuditLog audit, TimeProvider clock)
{
    /// <summary>Where a rule set names no length.</summary>
    private const int UsualDays = 30;

    /// <summary>Inside the transaction of the signature. Does nothing for an election or a consultation, for what was not approved in every question, for committees whose resolutions stay with them, and the second time.</summary>
    internal async Task PrepareAsync(Ballot decided, IReadOnlyList<Verdict> verdicts, Acting acting, CancellationToken ct)
    {
        var committee = await db.Committees.AsNoTracking().Include(c => c.Parent).SingleAsync(c => c.Id == decided.CommitteeId, ct);
        if (committee is not { Kind: CommitteeKind.SC, Parent: { } parent } || verdicts.Any(v => v.Outcome != VerdictOutcome.Approved))
        {
            return;
        }

        var today = clock.Today(parent.ZoneId);
        var uid = UidOf(decided);
        if (profiles.Find(parent.ProfileCode, today)?.Profile.ResolutionsGoUp != true || await db.Ballots.AnyAsync(b => b.Uid == uid, ct))
        {
            return;
        }

        var questions = await db.Questions.AsNoTracking().Include(q => q.Document).ThenInclude(d => d!.Files).Include(q => q.RuleSetVersion).Where(q => q.BallotId == decided.Id).OrderBy(q => q.No).ToListAsync(ct);
        if (decided.Kind != BallotKind.Vote)
        {
            return;
        }

        var first = questions[0];
        var copies = new Dictionary<long, Document?>();
        foreach (var question in questions.Where(q => q.Document is not null).DistinctBy(q => q.DocumentId))
        {
            copies[question.DocumentId!.Value] = await CopyAsync(question.Document, parent.Id, acting, ct);
        }

        Document? PaperOf(Question question) => question.DocumentId is { } id ? copies[id] : null;
        var days = first.RuleSetVersion.Definition.UsualLength?.Days ?? UsualDays;
        var plan = new BallotPlan(decided.Title.Zh, decided.Title.En, first.Text.Zh, first.Text.En, today.AddDays(days), BallotPlan.DefaultClock, null, null, parent.ZoneId, first.RuleSetVersionId, null)
        {
            Secrecy = decided.Secrecy,
            Comments = first.Comments,
            Further = [.. questions.Skip(1).Select(q => new QuestionPlan(q.Text.Zh, q.Text.En, q.RuleSetVersionId, q.Comments))],
        };
        var number = await numbering.TakeAsync(parent.Id, NumberSeries.Ballots, today.Year, ct);
        var drafted = Ballot.Prepare(uid, parent.Id, $"{parent.Code} B {today.Year}-{number}", plan, PaperOf(first), clock.Now(), further: [.. questions.Skip(1).Select(q => new QuestionDraft(PaperOf(q)))]);
        drafted.Value.DraftedFrom(decided);
        db.Ballots.Add(drafted.Value);
        audit.Add(acting, AuditActions.BallotDraftedForParent, AuditSubject.Ballot, uid, parent.Id, ("number", drafted.Value.Number), ("from", decided.Number));
    }

    /// <summary>The same file under a number of the committee above: its members need no access to the subcommittee's papers.</summary>
    private async Task<Document?> CopyAsync(Document? paper, long committeeId, Acting acting, CancellationToken ct)
    {
        if (paper?.Files is not [.., var file])
        {
            return null;
        }

        var number = await numbering.TakeAsync(committeeId, NumberSeries.Documents, 0, ct);
        var copy = new Document(Guid.CreateVersion7(clock.Now()), committeeId, number, paper.Kind, paper.Title, clock.Now(), acting.PersonId);
        copy.AddFile(file.BlobHash, file.FileName, file.ContentType, file.Size, clock.Now());
        db.Documents.Add(copy);
        return copy;
    }

    /// <summary>One draft per decision, however often it is signed.</summary>
    private static Guid UidOf(Ballot decided) => new(SHA256.HashData([.. "drafted-for-parent"u8, .. decided.Uid.ToByteArray(), (byte)decided.Generation])[..16]);
}
