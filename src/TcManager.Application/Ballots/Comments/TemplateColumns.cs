using TcManager.Domain;
using TcManager.Domain.Ballots.Comments;
using TcManager.Domain.Imports;

namespace TcManager.Application.Ballots.Comments;

/// <summary>One of the eight columns.</summary>
/// <param name="Key">The field of <see cref="CommentDraft"/>, or a name of its own.</param>
/// <param name="Head">As it is written.</param>
/// <param name="IsRequired">A file without it is refused.</param>
/// <param name="Names">Beginnings by which it is known, as <see cref="HeadText.KeyOf"/> writes them.</param>
public sealed record TemplateColumn(string Key, Bilingual Head, bool IsRequired, params string[] Names);

/// <summary>The columns of the template for comments (ISO/IEC Directives, commenting template), in their order.</summary>
public static class TemplateColumns
{
    internal const string Member = "Member", Observation = "Observation", Reason = "Reason", Number = "Number", Disposition = "Disposition";

    public static IReadOnlyList<TemplateColumn> All { get; } =
    [
        new(Member, new("成员体/单位", "MB/NC"), false, "MBNC", "MB", "NC", "成员体", "提出单位", "单位"),
        new(nameof(CommentDraft.Line), new("行号", "Line number"), false, "LINENUMBER", "LINE", "行号"),
        new(nameof(CommentDraft.Clause), new("章条编号", "Clause/Subclause"), true, "CLAUSE", "SUBCLAUSE", "章条"),
        new(nameof(CommentDraft.Paragraph), new("段/图/表", "Paragraph/Figure/Table"), false, "PARAGRAPH", "FIGURE", "段图表", "段落", "图表", "段"),
        new(nameof(CommentDraft.Type), new("意见类型 (ge/te/ed)", "Type of comment (ge/te/ed)"), true, "TYPE", "意见类型", "类型"),
        new(nameof(CommentDraft.Text), new("意见内容", "Comments"), true, "COMMENT", "意见内容", "意见"),
        new(nameof(CommentDraft.Proposed), new("修改建议", "Proposed change"), true, "PROPOSED", "修改建议", "建议修改", "建议"),
        new(Observation, new("秘书处意见", "Observations of the secretariat"), false, "OBSERVATION", "SECRETARIAT", "秘书处意见", "秘书处", "处理意见"),
    ];

    /// <summary>The eight, with a number before them and a column for what became of each: the table that the secretariat fills in offline.</summary>
    public static IReadOnlyList<TemplateColumn> Disposing { get; } =
    [
        new(Number, new("序号", "Number"), false, "NUMBER", "序号"),
        .. All.Take(7),
        new(Disposition, new("处理意见", "Disposition"), false, "DISPOSITION", "处理意见", "处理结果"),
        new(Observation, new("秘书处意见", "Observations of the secretariat"), false, "OBSERVATION", "SECRETARIAT", "秘书处意见", "秘书处"),
    ];

    /// <summary>Behind the others in a file of rows that came back.</summary>
    public static TemplateColumn ReasonColumn { get; } = new(Reason, new("退回原因", "Why it came back"), false, "WHYITCAMEBACK", "退回原因");

    /// <summary>Null where no column is called so.</summary>
    internal static TemplateColumn? Called(string? head, IReadOnlyList<TemplateColumn> columns)
    {
        var key = HeadText.KeyOf(head);
        return key.Length == 0 ? null : columns.Append(ReasonColumn)
            .Select(column => (column, Length: column.Names.Where(name => key.StartsWith(name, StringComparison.Ordinal)).Select(name => name.Length).DefaultIfEmpty(0).Max()))
            .Where(match => match.Length > 0).OrderByDescending(match => match.Length).Select(match => match.column).FirstOrDefault();
    }

    internal static int PlaceOf(string key, IReadOnlyList<TemplateColumn> columns) => columns.Index().First(c => c.Item.Key == key).Index;

    /// <summary>ge, te, ed, as people write them; null where it is none of them.</summary>
    internal static CommentType? TypeOf(string text) => HeadText.KeyOf(text) switch
    {
        "GE" or "GEN" or "GENERAL" or "G" or "一般" or "一般性" or "总体" => CommentType.General,
        "TE" or "TECH" or "TECHNICAL" or "T" or "技术" or "技术性" => CommentType.Technical,
        "ED" or "EDIT" or "EDITORIAL" or "E" or "编辑" or "编辑性" => CommentType.Editorial,
        _ => null,
    };

    /// <summary>采纳, 部分采纳, 不采纳 and so on, as people write them; null where it is none of them.</summary>
    internal static Disposition? DispositionOf(string text) => HeadText.KeyOf(text) switch
    {
        "ACCEPTED" or "ACCEPT" or "采纳" or "接受" => Domain.Ballots.Comments.Disposition.Accepted,
        "PARTLYACCEPTED" or "PARTIALLYACCEPTED" or "ACCEPTEDINPART" or "部分采纳" or "部分接受" => Domain.Ballots.Comments.Disposition.PartlyAccepted,
        "NOTED" or "已知悉" or "知悉" or "已阅" => Domain.Ballots.Comments.Disposition.Noted,
        "NOTACCEPTED" or "REJECTED" or "不采纳" or "未采纳" or "不接受" => Domain.Ballots.Comments.Disposition.NotAccepted,
        "WITHDRAWN" or "撤回" => Domain.Ballots.Comments.Disposition.Withdrawn,
        _ => null,
    };

    public static string CodeOf(CommentType type) => type switch { CommentType.General => "ge", CommentType.Technical => "te", _ => "ed" };
}
