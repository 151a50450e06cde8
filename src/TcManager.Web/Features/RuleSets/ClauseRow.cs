using System.ComponentModel.DataAnnotations;
using TcManager.Domain.Ballots.RuleSets;

namespace TcManager.Web.Features.RuleSets;

/// <summary>Where something stands, as typed; without a text it stands where the whole does.</summary>
public sealed class ClauseRow
{
    [StringLength(500, ErrorMessage = "form.tooLong")]
    public string? Zh { get; set; }

    [StringLength(500, ErrorMessage = "form.tooLong")]
    public string? En { get; set; }

    public RuleMark Mark { get; set; } = RuleMark.Recalled;

    public bool IsBlank => Zh is null && En is null;

    internal static ClauseRow Of(Clause? clause) => clause is null ? new() : new() { Zh = clause.Text.Zh, En = clause.Text.En, Mark = clause.Mark };

    internal Clause In(RuleSource source) => IsBlank ? new(source.Document, source.Mark) : new(new(Zh ?? En!, En ?? Zh!), Mark);
}
