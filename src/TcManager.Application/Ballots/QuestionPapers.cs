using TcManager.Application.Audit;
using TcManager.Application.Documents;
using TcManager.Domain;
using TcManager.Domain.Ballots;
using TcManager.Domain.Documents;

namespace TcManager.Application.Ballots;

/// <summary>What of a question's paper was entered.</summary>
/// <param name="File">Another file; it goes before everything else.</param>
/// <param name="KeptId">The paper that the draft's questions have already, by its id; null for none.</param>
/// <param name="IsFirst">It has the paper of the first question.</param>
public sealed record QuestionPaperInput(Upload? File, long? KeptId = null, bool IsFirst = false);

/// <summary>The papers of a ballot's questions: received before the transaction, numbered inside it.</summary>
public sealed class QuestionPapers(AddDocument addDocument, TimeProvider clock)
{
    /// <summary>The field of a question; the first one's have no prefix.</summary>
    /// <param name="index">From 0.</param>
    /// <param name="field">Its name.</param>
    internal static string FieldOf(int index, string field) => index == 0 ? field : $"{nameof(BallotPlan.Further)}[{index - 1}].{field}";

    internal async Task<ReceivedPapers> ReceiveAsync(QuestionPaperInput first, IReadOnlyList<QuestionPaperInput>? further, CancellationToken ct)
    {
        var received = new ReceivedPapers();
        try
        {
            foreach (var input in (QuestionPaperInput[])[first, .. further ?? []])
            {
                received.Add(input, input.File is null ? null : await addDocument.ReceiveAsync(input.File, ct));
            }

            return received;
        }
        catch
        {
            received.Dispose();
            throw;
        }
    }

    /// <summary>The papers of all questions of a plan. Kept is only what the ballot had; a paper of another ballot is none of its.</summary>
    internal async Task<IReadOnlyList<QuestionDraft>> AddAsync(
        long committeeId, BallotPlan plan, ReceivedPapers papers, IReadOnlyCollection<long> own, Acting acting, CancellationToken ct)
    {
        var drafts = new List<QuestionDraft>();
        foreach (var (index, asked) in plan.Questions.Index())
        {
            var (input, file) = index < papers.Count ? papers[index] : (new(null, IsFirst: true), null);
            drafts.Add(
                file is not null ? new((await AddAsync(committeeId, plan.Kind == BallotKind.Consultation ? DocumentKind.Draft : DocumentKind.Proposal, index == 0 ? new(plan.TitleZh!, plan.TitleEn!) : new(asked.TextZh!, asked.TextEn!), file, acting, ct)).Value)
                : input.IsFirst && index > 0 ? drafts[0]
                : new(null, input.KeptId is { } kept && own.Contains(kept) ? kept : null));
        }

        return drafts;
    }

    private Task<Outcome<Document>> AddAsync(long committeeId, DocumentKind kind, Bilingual title, ReceivedFile file, Acting acting, CancellationToken ct) =>
        addDocument.PrepareAsync(Guid.CreateVersion7(clock.Now()), committeeId, kind, title, file, acting.PersonId, ct);
}

/// <summary>Files of questions on their way in.</summary>
internal sealed class ReceivedPapers : IDisposable
{
    private readonly List<(QuestionPaperInput Input, ReceivedFile? File)> _papers = [];

    internal int Count => _papers.Count;

    internal (QuestionPaperInput Input, ReceivedFile? File) this[int index] => _papers[index];

    internal bool HasNew => _papers.Exists(paper => paper.File is not null);

    /// <summary>Of all files, at the fields of their questions.</summary>
    internal IEnumerable<Refusal> Faults => _papers.Index()
        .SelectMany(paper => paper.Item.File?.Faults.Select(fault => fault with { Field = QuestionPapers.FieldOf(paper.Index, fault.Field!) }) ?? []);

    public void Dispose()
    {
        foreach (var (_, file) in _papers)
        {
            file?.Dispose();
        }
    }

    internal void Add(QuestionPaperInput input, ReceivedFile? file) => _papers.Add((input, file));
}
