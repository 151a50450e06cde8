using System.Globalization;
using Microsoft.Extensions.Localization;
using TcManager.Application.Imports.Tables;
using TcManager.Application.Members;

namespace TcManager.Web.Features.Members;

/// <summary>The checks of committees as a table: what each page says of a rule, with its clause. It is worked out from the rosters, so no import takes it.</summary>
internal static class CompositionTable
{
    internal static WrittenTable Of(IEnumerable<CommitteeComposition> committees, IStringLocalizer<MembersTexts> texts)
    {
        var culture = CultureInfo.CurrentUICulture.Name;
        string[] heads = ["composition.code", "national.committee", "composition.rule", "composition.actual", "composition.required", "composition.holds", "composition.clause", "composition.verified"];
        var rows = committees.SelectMany(c => c.Report.Checks.Select(check => (IReadOnlyList<string?>)
        [
            c.Committee.Code, c.Committee.Title.In(culture), texts[$"rule.{check.Code}"], texts.ActualOf(check), texts.RequiredOf(check), texts[$"standing.{check.Standing}"],
            check.Clause.Text.In(culture), texts[c.Report.Source.Verified ? "verified" : "unverified"],
        ]));
        return new([.. heads.Select(head => texts[head].Value)], rows.ToAsyncEnumerable());
    }
}
