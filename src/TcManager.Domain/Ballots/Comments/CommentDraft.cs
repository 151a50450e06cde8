using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace TcManager.Domain.Ballots.Comments;

/// <summary>意见类型, as the template codes it: ge, te, ed.</summary>
public enum CommentType
{
    General,
    Technical,
    Editorial,
}

/// <summary>A comment as written, in the columns of the template that its author fills in.</summary>
/// <param name="Line">Of the draft: <c>120</c>, <c>120-124</c>.</param>
/// <param name="Clause">章条编号.</param>
/// <param name="Paragraph">Paragraph, figure or table.</param>
/// <param name="Type">ge, te, ed.</param>
/// <param name="Text">意见内容.</param>
/// <param name="Proposed">The change that is proposed.</param>
public sealed partial record CommentDraft(string? Line, string? Clause, string? Paragraph, CommentType? Type, string? Text, string? Proposed)
{
    /// <summary>In characters.</summary>
    public const int MaxLineLength = 40, MaxPlaceLength = 100, MaxTextLength = 4000;

    /// <summary>Refused at their fields: <c>comment.typeMissing</c>, <c>comment.textMissing</c>, <c>comment.tooLong</c> (limit).</summary>
    public IReadOnlyList<Refusal> Faults()
    {
        var faults = new List<Refusal>();
        AddIfTooLong(Line, nameof(Line), MaxLineLength);
        AddIfTooLong(Clause, nameof(Clause), MaxPlaceLength);
        AddIfTooLong(Paragraph, nameof(Paragraph), MaxPlaceLength);
        if (Type is null || !Enum.IsDefined(Type.Value))
        {
            faults.Add(new("comment.typeMissing", nameof(Type)));
        }

        if (string.IsNullOrWhiteSpace(Text))
        {
            faults.Add(new("comment.textMissing", nameof(Text)));
        }

        AddIfTooLong(Text, nameof(Text), MaxTextLength);
        AddIfTooLong(Proposed, nameof(Proposed), MaxTextLength);
        return faults;

        void AddIfTooLong(string? text, string field, int limit)
        {
            if (text?.Length > limit)
            {
                faults.Add(new("comment.tooLong", field, limit));
            }
        }
    }

    /// <summary>What makes comments of several people equal: the clause and paragraph, the text and the proposed change, whatever the case and the blanks.</summary>
    public byte[] EqualKey() => SHA256.HashData(Encoding.UTF8.GetBytes($"{ClauseOrder.KeyOf(Clause)}\n{Plain(Paragraph)}\n{Plain(Text)}\n{Plain(Proposed)}"));

    private static string Plain(string? text) => Blanks().Replace((text ?? "").Normalize(NormalizationForm.FormKC), "").ToUpperInvariant();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
