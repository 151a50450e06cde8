using TcManager.Domain;
using TcManager.Domain.Ballots.RuleSets;
using TcManager.Domain.Imports;
using TcManager.Domain.Meetings;
using TcManager.Domain.Members;
using TcManager.Domain.People;

namespace TcManager.Application.Imports;

/// <summary>How the values of a closed list stand in tables: written by the first word of the reader's language, read by any of them in either language.</summary>
public sealed class CellWords<T>
    where T : struct, Enum
{
    private readonly IReadOnlyList<(T Value, Bilingual Word)> _words;
    private readonly Dictionary<string, T> _byKey = [];

    internal CellWords(params IReadOnlyList<(T Value, string Zh, string En, string[] Also)> words)
    {
        _words = [.. words.Select(w => (w.Value, new Bilingual(w.Zh, w.En)))];
        foreach (var (value, zh, en, also) in words)
        {
            foreach (var key in also.Append(zh).Append(en).Append($"{value}").Select(CellWords.KeyOf).Distinct())
            {
                _byKey.Add(key, value);
            }
        }
    }

    /// <summary>All words of a language, for the sentence that refuses another one.</summary>
    public IEnumerable<Bilingual> All => _words.Select(w => w.Word);

    public string Write(T value, string culture) => _words.First(w => w.Value.Equals(value)).Word.In(culture);

    public T? Read(string text) => _byKey.TryGetValue(CellWords.KeyOf(text), out var value) ? value : null;
}

/// <summary>The closed lists of all tables.</summary>
public static class CellWords
{
    public static CellWords<OrganisationKind> OrganisationKinds { get; } = new(
        (OrganisationKind.Unknown, "未登记", "not recorded", []),
        (OrganisationKind.Enterprise, "企业", "enterprise", ["公司", "company"]),
        (OrganisationKind.University, "高等院校", "university", ["高校", "大学", "院校"]),
        (OrganisationKind.ResearchInstitute, "科研院所", "research institute", ["科研机构", "研究院", "研究所", "institute"]),
        (OrganisationKind.TestingBody, "检测认证机构", "testing or certification body", ["检测机构", "认证机构", "检验检测机构", "testing body"]),
        (OrganisationKind.Association, "社会团体", "association", ["协会", "学会", "行业协会"]),
        (OrganisationKind.Authority, "行政机关", "authority", ["政府部门", "机关", "政府机关", "government"]),
        (OrganisationKind.StandardsBody, "国家标准化机构", "national standards body", ["标准化机构", "standards body", "member body"]),
        (OrganisationKind.Other, "其他", "other", []));

    public static CellWords<TitleLevel> Titles { get; } = new(
        (TitleLevel.None, "未登记", "not recorded", ["无"]),
        (TitleLevel.Junior, "初级职称", "junior title", ["初级", "助理工程师", "技术员"]),
        (TitleLevel.Intermediate, "中级职称", "intermediate title", ["中级", "工程师", "讲师", "助理研究员", "engineer", "lecturer"]),
        (TitleLevel.Associate, "副高级职称", "associate senior title", ["副高级", "副高", "高级工程师", "副教授", "副研究员", "associate professor", "senior engineer"]),
        (TitleLevel.Senior, "正高级职称", "senior title", ["正高级", "正高", "高级职称", "教授级高级工程师", "正高级工程师", "教授级高工", "教授", "研究员", "professor"]));

    public static CellWords<SeatCategory> Categories { get; } = new(
        (SeatCategory.Voting, "委员", "member", ["正式委员", "voting member"]),
        (SeatCategory.P, "积极成员（P）", "P-member", ["P成员", "积极成员"]),
        (SeatCategory.O, "观察成员（O）", "O-member", ["O成员", "观察成员"]),
        (SeatCategory.Observer, "观察员", "observer", []),
        (SeatCategory.Adviser, "顾问", "adviser", ["advisor"]),
        (SeatCategory.Liaison, "联络员", "liaison", []));

    public static CellWords<StakeholderSide> Sides { get; } = new(
        (StakeholderSide.Producer, "生产者", "producer", ["生产方", "生产"]),
        (StakeholderSide.Operator, "经营者", "operator", ["经营方", "经营"]),
        (StakeholderSide.User, "使用者", "user", ["使用方", "使用", "用户"]),
        (StakeholderSide.Consumer, "消费者", "consumer", ["消费方", "消费"]),
        (StakeholderSide.PublicInterest, "公共利益方", "public interest", ["公共利益", "公益方"]));

    public static CellWords<SeatEnd> SeatEnds { get; } = new(
        (SeatEnd.TermEnded, "换届", "end of the term", ["届满", "任期届满", "term ended"]),
        (SeatEnd.Resigned, "辞职", "resigned", []),
        (SeatEnd.LeftEmployer, "工作调动", "left the employer", ["调动", "调离"]),
        (SeatEnd.Adjusted, "委员调整", "adjustment of the members", ["调整"]),
        (SeatEnd.Died, "去世", "died", ["逝世"]),
        (SeatEnd.CommitteeDissolved, "委员会撤销", "committee dissolved", ["撤销"]),
        (SeatEnd.Other, "其他", "other", []));

    public static CellWords<OfficeRole> Offices { get; } = new(
        (OfficeRole.Chair, "主任委员", "chair", ["主任", "主席", "chairman", "chairperson"]),
        (OfficeRole.ViceChair, "副主任委员", "vice-chair", ["副主任", "副主席", "vice chairman", "vice chairperson", "deputy chair"]),
        (OfficeRole.SecretaryGeneral, "秘书长", "secretary-general", ["委员会经理", "committee manager", "secretary"]),
        (OfficeRole.DeputySecretaryGeneral, "副秘书长", "deputy secretary-general", ["助理委员会经理", "assistant committee manager", "deputy secretary"]));

    public static CellWords<RepresentativeKind> Representatives { get; } = new(
        (RepresentativeKind.Head, "团长", "head of delegation", ["首席代表", "团长（首席代表）", "head", "head delegate"]),
        (RepresentativeKind.Delegate, "代表", "delegate", ["单位代表", "representative"]));

    public static CellWords<MeetingKind> MeetingKinds { get; } = new(
        (MeetingKind.Plenary, "全体委员会议", "plenary", ["全体会议", "全会", "年会", "plenary meeting"]),
        (MeetingKind.FoundingPlenary, "成立大会暨全体委员会议", "founding plenary", ["成立大会", "founding meeting"]),
        (MeetingKind.Working, "工作会议", "working meeting", ["工作组会议", "working group meeting"]));

    public static CellWords<MeetingForm> MeetingForms { get; } = new(
        (MeetingForm.OnSite, "现场会议", "on site", ["现场", "线下", "线下会议", "in person", "face to face"]),
        (MeetingForm.Online, "线上会议", "online", ["线上", "视频会议", "网络会议", "virtual"]),
        (MeetingForm.Hybrid, "现场与线上结合", "hybrid", ["线上线下结合", "线上线下", "混合"]));

    public static CellWords<AttendanceOutcome> Outcomes { get; } = new(
        (AttendanceOutcome.Present, "现场出席", "present", ["出席", "到会", "参会", "√", "v", "attended"]),
        (AttendanceOutcome.Online, "线上出席", "online", ["线上", "视频出席", "线上参会"]),
        (AttendanceOutcome.Excused, "请假", "excused", ["apologies"]),
        (AttendanceOutcome.Absent, "缺席", "absent", ["未到会", "未出席", "×", "x"]),
        (AttendanceOutcome.Represented, "委派代表", "represented", ["代表", "委托代表", "代表出席", "deputy"]));

    public static CellWords<VerdictOutcome> Verdicts { get; } = new(
        (VerdictOutcome.Approved, "通过", "approved", ["passed", "adopted"]),
        (VerdictOutcome.NotApproved, "未通过", "not approved", ["不通过", "rejected", "not passed"]),
        (VerdictOutcome.NotQuorate, "参加人数不足", "not quorate", ["人数不足", "未达法定人数"]),
        (VerdictOutcome.Redo, "须重新投票", "to be repeated", ["重新投票", "repeat"]),
        (VerdictOutcome.Pending, "待定", "pending", []),
        (VerdictOutcome.NoClearMajority, "无明确多数", "no clear majority", []),
        (VerdictOutcome.Invalid, "无效", "invalid", []));

    /// <summary>Nothing is said of somebody who was not called.</summary>
    private static readonly HashSet<string> Nothings = ["", .. new[] { "未列席", "未通知", "未登记", "不适用", "not called", "not recorded", "n/a", "na" }.Select(HeadText.KeyOf)];

    private static readonly HashSet<string> Yes = [.. new[] { "是", "√", "有", "yes", "y", "true", "1" }.Select(KeyOf)];

    private static readonly HashSet<string> No = [.. new[] { "否", "无", "不是", "×", "no", "n", "false", "0" }.Select(KeyOf)];

    public static IReadOnlyList<Bilingual> Flags { get; } = [new("是", "yes"), new("否", "no")];

    public static string Write(bool flag, string culture) => Flags[flag ? 0 : 1].In(culture);

    internal static bool? ReadFlag(string text) => Yes.Contains(KeyOf(text)) ? true : No.Contains(KeyOf(text)) ? false : null;

    /// <summary>A dash and the like.</summary>
    internal static bool IsNothing(string text) => Nothings.Contains(HeadText.KeyOf(text)) && text.Trim() is not ("√" or "×");

    // A tick is no letter.
    internal static string KeyOf(string text) => HeadText.KeyOf(text) is { Length: > 0 } key ? key : text.Trim();
}
