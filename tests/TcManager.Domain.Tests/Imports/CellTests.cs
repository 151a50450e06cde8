using FsCheck.Xunit;
using TcManager.Domain.Imports;

namespace TcManager.Domain.Tests.Imports;

public sealed class CellTests
{
    [Theory]
    [InlineData("2024-02-26", "2024-02-26")]
    [InlineData("2024-2-26", "2024-02-26")]
    [InlineData("2024/2/26", "2024-02-26")]
    [InlineData("2024.2.26", "2024-02-26")]
    [InlineData("2024年2月26日", "2024-02-26")]
    [InlineData(" 2024 年 2 月 26 日 ", "2024-02-26")]
    [InlineData("２０２４年２月２６日", "2024-02-26")]
    [InlineData("20240226", "2024-02-26")]
    [InlineData("2024/2/26 0:00:00", "2024-02-26")]
    [InlineData("2024-02-26T00:00:00", "2024-02-26")]
    [InlineData("45348", "2024-02-26")]
    [InlineData("45348.75", "2024-02-26")]
    [InlineData("2024-02-29", "2024-02-29")]
    [InlineData("2024年2月", "2024-02")]
    [InlineData("2024-2", "2024-02")]
    [InlineData("2024年", "2024")]
    [InlineData("2024", "2024")]
    public void Days_are_read_as_they_are_written(string text, string day) => Assert.Equal(day, CellDay.Read(text)?.ToString());

    [Theory]
    [InlineData("26/2/2024")]
    [InlineData("2/26/2024")]
    [InlineData("2023-02-29")]
    [InlineData("2024-13-01")]
    [InlineData("2024-00-10")]
    [InlineData("0024-01-01")]
    [InlineData("1899-12-31")]
    [InlineData("24-2-26")]
    [InlineData("长期")]
    [InlineData("1234567")]
    [InlineData("2024-02-26 14:30")]
    [InlineData("")]
    public void What_can_be_read_in_two_ways_or_in_none_is_no_day(string text) => Assert.Null(CellDay.Read(text));

    [Fact]
    public void Workbooks_of_old_Macs_reckon_from_1904() => Assert.Equal("2024-02-26", CellDay.Read("43886", is1904: true)?.ToString());

    [Property]
    public bool A_day_comes_back_as_it_was_written(ushort days, byte precision)
    {
        var on = new DateOnly(1947, 1, 1).AddDays(days);
        var known = (DatePrecision)(precision % 3);
        var day = new CellDay(known == DatePrecision.Year ? new(on.Year, 1, 1) : known == DatePrecision.Month ? new(on.Year, on.Month, 1) : on, known);
        return CellDay.Read(day.ToString()) == day;
    }

    [Theory]
    [InlineData("姓名", " 姓 名 ")]
    [InlineData("姓名", "姓名（必填）")]
    [InlineData("姓名", "*姓名")]
    [InlineData("EMAIL", "E-mail")]
    [InlineData("EMAIL", "Ｅ－ｍａｉｌ")]
    [InlineData("EMAIL", "e_mail (required)")]
    [InlineData("职务英文", "职务（英文）")]
    [InlineData("必填", "必填")]
    public void Heads_are_compared_without_width_case_and_marks(string key, string head) => Assert.Equal(key, HeadText.KeyOf(head));

    [Theory]
    [InlineData("=1+1", "'=1+1", "=1+1")]
    [InlineData("+86 10", "'+86 10", "+86 10")]
    [InlineData("-", "'-", "-")]
    [InlineData("@name", "'@name", "@name")]
    [InlineData("'=1", "''=1", "''=1")]
    [InlineData("O'Brien", "O'Brien", "O'Brien")]
    [InlineData("'quoted'", "'quoted'", "'quoted'")]
    [InlineData("岩土", "岩土", "岩土")]
    [InlineData("", "", "")]
    public void No_text_becomes_a_formula(string text, string csv, string workbook)
    {
        Assert.Equal(csv, SafeCell.ForCsv(text));
        Assert.Equal(workbook, SafeCell.ForWorkbook(text));
    }

    [Property]
    public bool Every_text_comes_back_as_it_was(string? text, byte guards)
    {
        var all = new string('\'', guards % 4) + (guards % 3 == 0 ? "=" : "") + text;
        return SafeCell.Read(SafeCell.ForCsv(all)) == all && SafeCell.Read(SafeCell.ForWorkbook(all)) == all && SafeCell.ForCsv(all) is not ['=' or '+' or '-' or '@', ..];
    }
}
