using TcManager.Application.Data;
using TcManager.Domain.Imports;

namespace TcManager.Application.Imports;

/// <summary>
/// What each kind of table holds: the columns of an export, in its order, are those of an import. Names are matched in both languages; columns of other names are reported and
/// not read; running numbers are passed over in silence.
/// </summary>
public static class ImportColumns
{
    /// <summary>Columns that every list has and nobody means.</summary>
    private static readonly HashSet<string> Idle = [.. new[] { "序号", "编号", "No.", "#", "原因", "不予导入的原因", "Reason", "Why it was not taken" }.Select(HeadText.KeyOf)];

    private static readonly ImportColumn NameZh = new(Col.NameZh, new("中文姓名", "Chinese name"), Mapping.NameLength, false, "姓名", "委员姓名", "名字", "name (Chinese)", "name zh", "name");

    private static readonly ImportColumn NameLatin = new(Col.NameLatin, new("拉丁文姓名", "Latin name"), Mapping.NameLength, false, "英文姓名", "外文姓名", "西文姓名", "English name", "name (Latin)", "name en", "name latin");

    private static readonly ImportColumn Email = new(Col.Email, new("电子邮箱", "E-mail"), Mapping.AddressLength, false, "邮箱", "电子邮件", "邮件地址", "E-mail address", "mail");

    private static readonly ImportColumn Employer =
        new(Col.Employer, new("工作单位代码", "Employer code"), Mapping.TitleLength, false, "工作单位", "单位", "单位代码", "所在单位", "单位名称", "employer", "organisation", "organization", "company", "affiliation");

    private static readonly ImportColumn Record = new(Col.Record, new("系统编号", "Record number"), 36, false, "record", "uid", "记录编号");

    private static readonly ImportColumn TitleZh = new(Col.TitleZh, new("中文名称", "Chinese title"), Mapping.TitleLength, false, "名称", "会议名称", "标题", "中文标题", "title", "title (Chinese)", "title zh", "事项", "表决事项");

    private static readonly ImportColumn TitleEn = new(Col.TitleEn, new("英文名称", "English title"), Mapping.TitleLength, false, "英文标题", "title (English)", "title en");

    private static readonly Dictionary<ImportKind, IReadOnlyList<ImportColumn>> Kinds = new()
    {
        [ImportKind.Organisations] =
        [
            new(Col.Code, new("单位代码", "Organisation code"), Mapping.CodeLength, true, "代码", "统一社会信用代码", "code", "organization code"),
            new(Col.NameZh, new("中文名称", "Chinese name"), Mapping.TitleLength, false, "名称", "单位名称", "单位", "name", "name (Chinese)", "name zh"),
            new(Col.NameEn, new("英文名称", "English name"), Mapping.TitleLength, false, "name (English)", "name en", "单位英文名称"),
            new(Col.Country, new("国家代码", "Country"), 2, false, "国家", "国家（地区）", "国别", "country code"),
            new(Col.Kind, new("单位类型", "Kind"), Mapping.NameLength, false, "类型", "单位性质", "类别", "type", "organisation kind") { Words = [.. CellWords.OrganisationKinds.All] },
            new(Col.Parent, new("主管单位代码", "Parent code"), Mapping.CodeLength, false, "主管单位", "上级单位", "上级单位代码", "parent", "parent organisation"),
        ],
        [ImportKind.People] =
        [
            NameZh,
            NameLatin,
            new(Col.Pinyin, new("拼音", "Reading (pinyin)"), Mapping.NameLength, false, "姓名拼音", "拼音（用于排序）", "pinyin", "pinyin name", "reading", "Reading, for sorting (pinyin)"),
            new(Col.Title, new("技术职称", "Professional title"), Mapping.NameLength, false, "职称", "专业技术职称", "title", "title level") { Words = [.. CellWords.Titles.All] },
            new(Col.Academician, new("院士", "Academician"), 20, false, "是否院士", "is academician") { Words = CellWords.Flags },
            new(Col.Honours, new("荣誉称号", "Honours"), Mapping.TitleLength, false, "荣誉", "honors"),
            new(Col.Expertise, new("专业领域", "Expertise"), Mapping.TitleLength, false, "专业", "研究方向", "从事专业", "field", "speciality"),
            new(Col.Languages, new("语言能力", "Languages"), Mapping.NameLength, false, "语言", "外语", "外语语种"),
            Email,
            new(Col.SharedMailbox, new("公用邮箱", "Shared mailbox"), 20, false, "是否公用邮箱") { Words = CellWords.Flags },
            new(Col.Phone, new("电话", "Phone"), 40, false, "手机", "手机号", "手机号码", "联系电话", "移动电话", "mobile", "telephone", "tel"),
            Employer,
            new(Col.PositionZh, new("职务（中文）", "Position (Chinese)"), Mapping.NameLength, false, "职务", "行政职务", "单位职务", "position"),
            new(Col.PositionEn, new("职务（英文）", "Position (English)"), Mapping.NameLength, false, "英文职务"),
            new(Col.EmployedFrom, new("任职开始日期", "Employed from"), 40, false, "入职日期", "任职日期", "employed since", "employment start"),
            new(Col.EmployedTo, new("任职终止日期", "Employed to"), 40, false, "离职日期", "employed until", "employment end"),
            Record,
        ],
        [ImportKind.Seats] =
        [
            NameZh,
            NameLatin,
            Email,
            Employer,
            new(Col.Category, new("席位类别", "Category"), Mapping.NameLength, false, "类别", "委员类别", "seat category") { Words = [.. CellWords.Categories.All] },
            new(Col.Side, new("相关方", "Side"), Mapping.NameLength, false, "利益相关方", "代表方", "stakeholder", "stakeholder side") { Words = [.. CellWords.Sides.All] },
            new(Col.Nominator, new("推荐单位代码", "Nominating organisation code"), Mapping.TitleLength, false, "推荐单位", "nominating organisation", "nominated by", "nominator"),
            new(Col.From, new("开始日期", "First day"), 40, true, "任期开始", "起始日期", "聘任日期", "任职起始日期", "from", "start", "start date", "since"),
            new(Col.To, new("终止日期", "Last day"), 40, false, "任期结束", "任期终止", "结束日期", "截止日期", "to", "end", "end date", "until"),
            new(Col.EndReason, new("终止原因", "End reason"), Mapping.NameLength, false, "退出原因", "reason of the end") { Words = [.. CellWords.SeatEnds.All] },
            new(Col.Offices, new("委员会职务", "Offices"), Mapping.NoteLength, false, "本会职务", "会内职务", "委员会任职", "office", "role"),
            new(Col.Holder, new("单位委员代码", "Code of the body that holds the seat"), Mapping.TitleLength, false, "单位委员", "席位单位", "成员单位", "body", "member body", "held by"),
            new(Col.Representatives, new("单位代表", "Representatives"), Mapping.NoteLength, false, "代表", "团长及代表", "representative", "delegates", "represented by"),
            Record,
        ],
        [ImportKind.Meetings] =
        [
            new(Col.Number, new("届次", "Meeting number"), 20, false, "会议次数", "次数", "次", "第几次", "number"),
            new(Col.Kind, new("会议类型", "Meeting kind"), Mapping.NameLength, false, "类型", "kind", "type") { Words = [.. CellWords.MeetingKinds.All] },
            new(Col.Day, new("会议日期", "Day"), 40, true, "日期", "时间", "会议时间", "召开日期", "召开时间", "date", "meeting date"),
            new(Col.Form, new("会议形式", "Form"), Mapping.NameLength, false, "形式", "召开方式", "meeting form") { Words = [.. CellWords.MeetingForms.All] },
            new(Col.Place, new("会议地点", "Place"), Mapping.TitleLength, false, "地点", "venue", "location"),
            TitleZh,
            TitleEn,
        ],
        [ImportKind.Attendance] = [NameZh, NameLatin, Email, Employer, Record],
        [ImportKind.Ballots] =
        [
            new(Col.Number, new("投票编号", "Ballot number"), Mapping.CodeLength, true, "表决编号", "票号", "number"),
            TitleZh,
            TitleEn,
            new(Col.Day, new("截止日期", "Closed on"), 40, true, "投票截止日期", "表决日期", "日期", "day", "date", "closing date"),
            new(Col.Rule, new("表决规则", "Rule"), Mapping.TitleLength, false, "规则", "rule set"),
            new(Col.Entitled, new("有表决权人数", "Entitled"), 20, false, "应投票数", "应到人数", "委员总数", "voters", "entitled to vote"),
            new(Col.Yes, new("赞成", "Yes"), 20, true, "赞成票", "赞成票数", "同意", "in favour", "approve", "for"),
            new(Col.No, new("不赞成", "No votes"), 20, true, "不赞成票", "不赞成票数", "反对", "反对票", "反对票数", "against", "disapprove"),
            new(Col.Abstain, new("弃权", "Abstentions"), 20, false, "弃权票", "弃权票数", "abstain", "abstained"),
            new(Col.Outcome, new("表决结论", "Outcome"), Mapping.NameLength, true, "结论", "投票结果", "结果", "result", "verdict") { Words = [.. CellWords.Verdicts.All] },
            new(Col.Source, new("出处", "Source"), Mapping.TitleLength, false, "来源", "依据", "document", "recorded in"),
        ],
    };

    /// <summary>In the order in which they are written.</summary>
    public static IReadOnlyList<ImportColumn> Of(ImportKind kind) => Kinds[kind];

    /// <summary>Kinds whose rows belong to one committee.</summary>
    public static IReadOnlyList<ImportKind> OfCommittees { get; } = [ImportKind.Seats, ImportKind.Meetings, ImportKind.Attendance, ImportKind.Ballots];

    public static IReadOnlyList<ImportKind> OfInstallation { get; } = [ImportKind.Organisations, ImportKind.People];

    /// <summary>A name by which the row's subject is called is asked for by one of two columns.</summary>
    internal static bool AsksForName(ImportKind kind) => kind is ImportKind.People or ImportKind.Seats or ImportKind.Attendance;

    internal static bool IsIdle(string headKey) => Idle.Contains(headKey);
}
