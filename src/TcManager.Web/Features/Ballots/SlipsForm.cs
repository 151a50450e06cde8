using System.ComponentModel.DataAnnotations;
using System.Globalization;
using TcManager.Application.Ballots;
using TcManager.Application.Texts;
using TcManager.Domain.Ballots;

namespace TcManager.Web.Features.Ballots;

/// <summary>Slips as typed. Read here and not by the model binder, whose lists end at 1,024 rows. The fields of a voter begin with <c>V17.</c>, then as on a slip.</summary>
/// <param name="Uid">Of the write.</param>
/// <param name="Channel">Paper where nothing else is chosen.</param>
/// <param name="Rows">All that came, blank ones too.</param>
/// <param name="Scan">Of all slips.</param>
public sealed record SlipsForm(Guid Uid, SlipChannel Channel, IReadOnlyList<SlipRow> Rows, IFormFile? Scan)
{
    public const int MostFields = 200_000;

    public static SlipsForm New(Guid uid) => new(uid, SlipChannel.Paper, [], null);

    public static string NameOf(long voterId, int questionNo, string field) => $"V{voterId}.{Casting.FieldOf(questionNo, field)}";

    public static string NameOf(long voterId, string field) => $"V{voterId}.{field}";

    public static SlipsForm Read(IFormCollection posted, BallotView ballot)
    {
        const string tail = ".Revision";
        var rows = new List<SlipRow>();
        foreach (var (name, value) in posted)
        {
            if (name.StartsWith('V') && name.EndsWith(tail, StringComparison.Ordinal)
                && long.TryParse(name.AsSpan(1, name.Length - 1 - tail.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var voter))
            {
                var answers = ballot.Questions.Select(q => new CastAnswer(q.No, Text(NameOf(voter, q.No, "Choice")), Text(NameOf(voter, q.No, "Reason"))));
                rows.Add(new(voter, [.. answers], int.TryParse(value, CultureInfo.InvariantCulture, out var seen) ? seen : -1, posted[NameOf(voter, "Over")] == "true"));
            }
        }

        return new(
            Guid.TryParse(posted["Uid"], out var uid) && uid != Guid.Empty ? uid : Guid.CreateVersion7(),
            Enum.TryParse<SlipChannel>(posted["Channel"], out var channel) ? channel : SlipChannel.Web,
            [.. rows.DistinctBy(row => row.VoterId)],
            posted.Files["Scan"] is { } file && (file.Length > 0 || file.FileName.Length > 0) ? file : null);

        string? Text(string name) => string.IsNullOrEmpty(posted[name]) ? null : CleanText.Of(posted[name]);
    }
}

/// <summary>The grid with what was typed into it.</summary>
/// <param name="Ballot">The ballot.</param>
/// <param name="Grid">As it stands.</param>
/// <param name="Form">As typed.</param>
/// <param name="VoterId">Of one slip; null for all.</param>
public sealed record SlipsPage(BallotView Ballot, SlipGrid Grid, SlipsForm Form, long? VoterId)
{
    private readonly Dictionary<long, SlipRow> _typed = Form.Rows.ToDictionary(row => row.VoterId);

    public SlipRow? TypedFor(long voterId) => _typed.GetValueOrDefault(voterId);

    public CastAnswer? Typed(long voterId, int questionNo) => TypedFor(voterId)?.Answers.FirstOrDefault(answer => answer.QuestionNo == questionNo);
}

/// <summary>What was decided about an objection.</summary>
public sealed class DecisionForm
{
    [StringLength(SlipObjection.MaxTextLength)]
    public string? Decision { get; set; }
}
