using System.IO.Compression;
using System.Text;

namespace TcManager.Web.Tests.Documents;

/// <summary>Small files that are what they say.</summary>
internal static class SampleFiles
{
    internal static byte[] Pdf { get; } = Encoding.ASCII.GetBytes("%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< >>\n%%EOF\n");

    internal static byte[] Png { get; } = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13];

    internal static byte[] Jpeg { get; } = [0xFF, 0xD8, 0xFF, 0xE0, 0, 16];

    internal static byte[] Text { get; } = Encoding.UTF8.GetBytes("岩体微震监测\nclause 5\n");

    internal static byte[] Program { get; } = [0x4D, 0x5A, 0x90, 0x00, 0x03, 0x00, 0x00, 0x00, 0x04];

    internal static byte[] Script { get; } = Encoding.UTF8.GetBytes("#!/bin/sh\nrm -rf /\n");

    internal static byte[] Gbk { get; } = [0xD1, 0xD2, 0xCD, 0xC1, 0xC1, 0xA6, 0xD1, 0xA7, 0xC9, 0xE8];

    internal static byte[] Docx => Package("word/document.xml", "wordprocessingml.document.main");

    internal static byte[] Xlsx => Package("xl/workbook.xml", "spreadsheetml.sheet.main");

    internal static byte[] Pptx => Package("ppt/presentation.xml", "presentationml.presentation.main");

    /// <summary>A document with macros: its main part has another type.</summary>
    internal static byte[] Docm => Zip(("[Content_Types].xml", "<Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.ms-word.document.macroEnabled.main+xml\"/>"), ("word/document.xml", "<x/>"));

    internal static byte[] PlainZip => Zip(("run.exe", "MZ"));

    private static byte[] Package(string part, string type) =>
        Zip(("[Content_Types].xml", $"<Types><Override PartName=\"/{part}\" ContentType=\"application/vnd.openxmlformats-officedocument.{type}+xml\"/></Types>"), (part, "<x/>"));

    private static byte[] Zip(params (string Name, string Content)[] entries)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                using var writer = new StreamWriter(zip.CreateEntry(name).Open());
                writer.Write(content);
            }
        }

        return stream.ToArray();
    }
}
