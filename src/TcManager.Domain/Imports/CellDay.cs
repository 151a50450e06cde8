using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace TcManager.Domain.Imports;

/// <summary>
/// A day as it stands in a table: 2024-2-26, 2024/2/26, 2024.2.26, 2024年2月26日, 20240226, or the number that Excel keeps; where less is known, a month or a year
/// alone. Days that begin with the day or the month (26/2/2024) can be read in two ways and are not.
/// </summary>
/// <param name="On">The day; the first of the month or year where no more is known.</param>
/// <param name="Precision">How much of it is known.</param>
public readonly partial record struct CellDay(DateOnly On, DatePrecision Precision)
{
    /// <summary>Days between the two calendars of Excel: workbooks of old Macs begin in 1904.</summary>
    public const int From1904 = 1462;

    private const int FirstSerial = 10_000, LastSerial = 99_999;

    private static readonly DateOnly SerialZero = new(1899, 12, 30);

    /// <summary>Null where the text is no day.</summary>
    /// <param name="text">As it stands in the cell.</param>
    /// <param name="is1904">Whether the workbook reckons from 1904.</param>
    public static CellDay? Read(string text, bool is1904 = false)
    {
        var plain = string.Concat(text.Normalize(NormalizationForm.FormKC).Where(c => !char.IsWhiteSpace(c)));
        if (Written().Match(plain) is { Success: true } written)
        {
            var (month, day) = (written.Groups["m"], written.Groups["d"]);
            var precision = day.Success ? DatePrecision.Day : month.Success ? DatePrecision.Month : DatePrecision.Year;
            return Of(Number(written.Groups["y"]), month.Success ? Number(month) : 1, day.Success ? Number(day) : 1, precision);
        }

        if (Compact().Match(plain) is { Success: true } compact)
        {
            return Of(Number(compact.Groups[1]), Number(compact.Groups[2]), Number(compact.Groups[3]), DatePrecision.Day);
        }

        return Serial().Match(plain) is { Success: true } serial && Number(serial.Groups[1]) is >= FirstSerial and <= LastSerial and var days
            ? new(SerialZero.AddDays(days + (is1904 ? From1904 : 0)), DatePrecision.Day)
            : null;
    }

    /// <summary>As it is written into a table: 2024-02-26, 2024-02 or 2024.</summary>
    public override string ToString() => On.ToString(
        Precision switch { DatePrecision.Year => "yyyy", DatePrecision.Month => "yyyy-MM", _ => "yyyy-MM-dd" }, CultureInfo.InvariantCulture);

    private static int Number(Group group) => int.Parse(group.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    private static CellDay? Of(int year, int month, int day, DatePrecision precision) =>
        year is >= LocalMoment.FirstYear and <= LocalMoment.LastYear && month is >= 1 and <= 12 && day >= 1 && day <= new DateOnly(year, month, 1).AddMonths(1).AddDays(-1).Day
            ? new(new(year, month, day), precision)
            : null;

    [GeneratedRegex(@"^(?<y>[0-9]{4})(?:年|(?:[-/.年](?<m>[0-9]{1,2})(?:月|[-/.月](?<d>[0-9]{1,2})日?(?:T?0{1,2}:00(?::00)?)?)?))?$", RegexOptions.CultureInvariant)]
    private static partial Regex Written();

    [GeneratedRegex("^([0-9]{4})([0-9]{2})([0-9]{2})$", RegexOptions.CultureInvariant)]
    private static partial Regex Compact();

    [GeneratedRegex(@"^([0-9]{5})(?:\.[0-9]+)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Serial();
}
