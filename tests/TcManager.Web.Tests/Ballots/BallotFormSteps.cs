namespace TcManager.Web.Tests.Ballots;

/// <summary>The form on which a ballot is prepared.</summary>
internal static class BallotFormSteps
{
    internal const string Form = "form[enctype]";

    /// <summary>What is typed into it.</summary>
    internal static (string, string?)[] Values(long rules) =>
    [
        ("TitleZh", "立项建议：岩体微震监测数据格式"),
        ("TitleEn", "Project proposal: data format"),
        ("QuestionZh", "是否同意报送该立项建议？"),
        ("QuestionEn", "Do you agree to submit this proposal?"),
        ("RuleSetVersionId", $"{rules}"),
        ("DeadlineOn", "2026-12-10"),
    ];
}
