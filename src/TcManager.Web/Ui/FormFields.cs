using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using TcManager.Domain;

namespace TcManager.Web.Ui;

/// <summary>The fields of a form in its order, with their labels. <c>Agenda[*].TitleZh</c> names that field of every row, and its label takes the
/// row's number; <c>Agenda[0].TitleZh</c> names that of one row.</summary>
public sealed partial class FormFields(IReadOnlyList<(string Field, string Label)> fields)
{
    /// <summary>All faults in the order of the form, each with the label of its field, none said twice.</summary>
    public IReadOnlyList<FieldFault> Faults(ModelStateDictionary state) =>
    [
        .. state.SelectMany(entry => entry.Value!.Errors.Select(error => (entry.Key, error.ErrorMessage)))
            .OrderBy(fault => OrderOf(fault.Key).Row).ThenBy(fault => OrderOf(fault.Key).Place)
            .Select(fault => new FieldFault(fault.Key, LabelOf(fault.Key), fault.ErrorMessage))
            .DistinctBy(fault => (fault.Label ?? fault.Field, fault.Message)),
    ];

    // Rows of one list stay together: they take the place of the list's first field, then their own number.
    private (int Row, int Place) OrderOf(string field)
    {
        var (pattern, row) = PatternOf(field);
        var place = IndexOf(pattern);
        if (row is null || place < 0)
        {
            return (place < 0 ? int.MaxValue : place * 1000, 0);
        }

        var list = pattern[..pattern.IndexOf('[', StringComparison.Ordinal)];
        var first = fields.Index().First(f => f.Item.Field.StartsWith(list + "[", StringComparison.Ordinal)).Index;
        return (first * 1000 + Math.Min(999, row.Value), place);
    }

    private string? LabelOf(string field)
    {
        var (pattern, row) = PatternOf(field);
        var place = IndexOf(pattern);
        return place < 0 ? null : row is null ? fields[place].Label : string.Format(CultureInfo.CurrentCulture, fields[place].Label, row + 1);
    }

    private int IndexOf(string field) => fields.Index().Where(f => f.Item.Field == field).Select(f => f.Index).DefaultIfEmpty(-1).First();

    private (string Pattern, int? Row) PatternOf(string field)
    {
        if (IndexOf(field) >= 0)
        {
            return (field, null);
        }

        var row = Row().Match(field);
        return row.Success ? (Row().Replace(field, "[*]"), int.Parse(row.Groups[1].ValueSpan, CultureInfo.InvariantCulture)) : (field, null);
    }

    [GeneratedRegex(@"\[(\d{1,6})\]")]
    private static partial Regex Row();
}

/// <summary>One line of the summary.</summary>
/// <param name="Label">Null where the form gave none.</param>
public sealed record FieldFault(string Field, string? Label, string Message);

/// <summary>The languages in which a title is asked for.</summary>
public static class Languages
{
    /// <summary>The reader's own first.</summary>
    public static IReadOnlyList<string> ReadersFirst =>
        CultureInfo.CurrentUICulture.Name.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? [Cultures.Chinese, Cultures.English] : [Cultures.English, Cultures.Chinese];
}
