using System.Text;
using TcManager.Domain;
using TcManager.Domain.Ballots.Comments;

namespace TcManager.Application.Ballots.Comments;

/// <summary>A comment as a row of a table must name it.</summary>
/// <param name="Id">Of the comment.</param>
/// <param name="Version">As it stands.</param>
/// <param name="Party">Whose, in both languages: a table is fetched in one and may be handed in in another.</param>
/// <param name="Draft">What it says.</param>
/// <param name="Disposition">What became of it so far.</param>
/// <param name="Observation">Why.</param>
internal sealed record NamedComment(long Id, Guid Version, Bilingual Party, CommentDraft Draft, Disposition? Disposition, string? Observation);

/// <summary>
/// Which comment a row is about: the one with all its words, whatever the blanks. The number only tells apart comments that say the same; a row whose words were changed is about none,
/// since what was decided would be decided about other words.
/// </summary>
/// <param name="comments">In the order in which they are numbered.</param>
internal sealed class CommentsByText(IReadOnlyList<NamedComment> comments)
{
    private static readonly string[] Compared =
        [nameof(CommentDraft.Line), nameof(CommentDraft.Clause), nameof(CommentDraft.Paragraph), nameof(CommentDraft.Type), nameof(CommentDraft.Text), nameof(CommentDraft.Proposed)];

    private readonly ILookup<string, int> _places = Enumerable.Range(0, comments.Count).ToLookup(place => KeyOf(key => TextOf(comments[place].Draft, key)));

    /// <summary>The comment, or the fault of the row: <c>comment.rowChanged</c> (number) at the column that differs, <c>comment.rowUnknown</c>, <c>comment.rowSeveral</c>.</summary>
    internal (NamedComment? Comment, CommentFault? Fault) Of(DispositionRow row)
    {
        var party = Plain(row.Texts[TemplateColumns.Member]);
        var found = _places[KeyOf(key => row.Texts[key])].Where(place => party.Length == 0 || party == Plain(comments[place].Party.Zh) || party == Plain(comments[place].Party.En)).ToList();
        var own = row.Number is { } number && number >= 1 && number <= comments.Count ? number - 1 : -1;
        if (found.Contains(own))
        {
            return (comments[own], null);
        }

        if (found.Count != 0)
        {
            return found.Count == 1 ? (comments[found[0]], null) : (null, new("comment.rowSeveral", null, []));
        }

        return (null, own < 0 ? new("comment.rowUnknown", null, []) : new("comment.rowChanged", FirstOther(row, comments[own]), [$"{row.Number}"]));
    }

    private static string FirstOther(DispositionRow row, NamedComment comment) =>
        Array.Find(Compared, key => Normal(key, row.Texts[key]) != Normal(key, TextOf(comment.Draft, key))) ?? TemplateColumns.Member;

    private static string KeyOf(Func<string, string?> text) => string.Join('\u001f', Compared.Select(key => Normal(key, text(key))));

    private static string Normal(string key, string? text) =>
        key == nameof(CommentDraft.Type) && text is not null && TemplateColumns.TypeOf(text) is { } type ? $"{type}" : Plain(text);

    private static string Plain(string? text) => string.Concat((text ?? "").Normalize(NormalizationForm.FormKC).Where(letter => !char.IsWhiteSpace(letter)));

    private static string? TextOf(CommentDraft draft, string key) => key switch
    {
        nameof(CommentDraft.Line) => draft.Line,
        nameof(CommentDraft.Clause) => draft.Clause,
        nameof(CommentDraft.Paragraph) => draft.Paragraph,
        nameof(CommentDraft.Type) => $"{draft.Type}",
        nameof(CommentDraft.Text) => draft.Text,
        _ => draft.Proposed,
    };
}
