using TcManager.Application.Documents;

namespace TcManager.Web.Tests.Documents;

[Trait("Database", "Any")]
public sealed class KindsOfFiles
{
    public static TheoryData<byte[], string> Taken => new()
    {
        { SampleFiles.Pdf, ".pdf" },
        { SampleFiles.Png, ".png" },
        { SampleFiles.Jpeg, ".jpg" },
        { SampleFiles.Text, ".txt" },
        { SampleFiles.Docx, ".docx" },
        { SampleFiles.Xlsx, ".xlsx" },
        { SampleFiles.Pptx, ".pptx" },
    };

    public static TheoryData<byte[]> Refused => new(
        SampleFiles.Program, SampleFiles.Script, SampleFiles.Docm, SampleFiles.PlainZip, SampleFiles.Gbk, Array.Empty<byte>(), "PK\u0003\u0004 broken"u8.ToArray(), "text\u0000with a zero"u8.ToArray());

    [Theory]
    [MemberData(nameof(Taken))]
    public void Are_told_by_content(byte[] bytes, string extension)
    {
        using var stream = new MemoryStream(bytes);
        Assert.Contains(extension, FileKinds.Of(stream)!.Extensions);
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public void Everything_else_is_none(byte[] bytes)
    {
        using var stream = new MemoryStream(bytes);
        Assert.Null(FileKinds.Of(stream));
    }
}
