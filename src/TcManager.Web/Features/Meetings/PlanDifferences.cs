using TcManager.Web.Ui;

namespace TcManager.Web.Features.Meetings;

/// <summary>What of a typed form differs from what stands now.</summary>
internal static class PlanDifferences
{
    internal static IReadOnlyList<Difference> Between(PlanForm now, PlanForm typed) =>
    [
        .. Fields(now).Zip(Fields(typed), (current, mine) => new Difference(current.Field, current.Value, mine.Value)).Where(d => d.Now != d.Typed),
        .. Agenda(now, typed),
    ];

    private static IEnumerable<(string Field, string? Value)> Fields(PlanForm form) =>
    [
        ("titleEn", form.TitleEn),
        ("titleZh", form.TitleZh),
        ("kind", form.Kind.ToString()),
        ("number", form.Number),
        ("on", form.On),
        ("starts", form.Starts),
        ("ends", form.Ends),
        ("zone", form.ZoneId),
        ("form", form.Form.ToString()),
        ("place", form.Place),
        ("link", form.Link),
        ("replyByOn", form.ReplyByOn),
        ("replyBy", form.ReplyBy),
    ];

    private static IEnumerable<Difference> Agenda(PlanForm now, PlanForm typed)
    {
        var (current, mine) = (Lines(now), Lines(typed));
        return current.SequenceEqual(mine) ? [] : [new Difference("agenda", string.Join("\n", current), string.Join("\n", mine))];
    }

    private static List<string> Lines(PlanForm form) =>
        [.. form.Agenda.Select(line => string.Join(" · ", new[] { line.TitleEn, line.TitleZh, line.Minutes, line.Presenter }.OfType<string>())).Where(text => text.Length > 0)];
}
