using TcManager.Application.Texts;

namespace TcManager.Web.Tests.Ui;

[Trait("Database", "Any")]
public sealed class TextsThatComeIn
{
    [Theory]
    [InlineData("  岩土力学 ", "岩土力学")]
    [InlineData("e\u0301", "é")]
    [InlineData("a\0b\u0007c", "abc")]
    [InlineData("lone \ud800 surrogate", "lone  surrogate")]
    [InlineData("one\r\ntwo\tthree", "one\ntwo\tthree")]
    [InlineData(" \u0000 ", null)]
    [InlineData("\u200b", null)]
    [InlineData("\ufeffa\u202eb\u2066c", "abc")]
    [InlineData("", null)]
    [InlineData(null, null)]
    [InlineData("a😀b", "a😀b")]
    public void Are_cleaned_before_the_model(string? typed, string? taken) => Assert.Equal(taken, CleanText.Of(typed));
}
