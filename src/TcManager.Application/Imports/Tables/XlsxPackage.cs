using System.IO.Compression;
using System.Xml;

namespace TcManager.Application.Imports.Tables;

/// <summary>The parts of a workbook, held against <see cref="TableLimits"/> before anything of them is unpacked.</summary>
internal sealed class XlsxPackage : IDisposable
{
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string StrictRelations = "http://purl.oclc.org/ooxml/officeDocument/relationships";
    private const string WorkbookPart = "xl/workbook.xml";

    // No document type: a few lines of entities can stand for gigabytes.
    private static readonly XmlReaderSettings Safe = new()
    {
        DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, CloseInput = true, IgnoreComments = true, IgnoreProcessingInstructions = true, MaxCharactersInDocument = TableLimits.UnpackedBytes,
    };

    private readonly ZipArchive _zip;
    private string _sheetPart = "";

    private XlsxPackage(ZipArchive zip) => _zip = zip;

    internal string Sheet { get; private set; } = "";

    internal int OtherSheets { get; private set; }

    internal bool Is1904 { get; private set; }

    internal static XlsxPackage Open(Stream content)
    {
        var package = new XlsxPackage(OpenZip(content));
        package.FindSheet();
        return package;
    }

    /// <summary>Any office package, held against the limits.</summary>
    internal static ZipArchive OpenZip(Stream content, bool leaveOpen = false)
    {
        var zip = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen);
        var isBomb = zip.Entries.Count > TableLimits.Entries || zip.Entries.Sum(e => Math.Max(0, e.Length)) > TableLimits.UnpackedBytes
            || zip.Entries.Any(e => e.Length > TableLimits.LargePart && e.Length / Math.Max(1, e.CompressedLength) > TableLimits.PackedTimes);
        if (isBomb)
        {
            zip.Dispose();
            throw new TableException("import.bomb", TableLimits.UnpackedBytes / (1024 * 1024));
        }

        return zip;
    }

    internal XmlReader OpenSheet() => Open(_sheetPart) ?? throw new InvalidDataException();

    internal XmlReader? OpenSharedTexts() => Open("xl/sharedStrings.xml");

    public void Dispose() => _zip.Dispose();

    private XmlReader? Open(string part) => Open(_zip, part);

    /// <summary>A part, never longer than the package says, and without a document type.</summary>
    internal static XmlReader? Open(ZipArchive zip, string part) => zip.GetEntry(part) is { } entry ? XmlReader.Create(new BoundedStream(entry.Open(), entry.Length), Safe) : null;

    private void FindSheet()
    {
        using var workbook = Open(WorkbookPart) ?? throw new InvalidDataException();
        var sheets = new List<(string Name, string Relation, bool IsHidden)>();
        while (workbook.Read())
        {
            if (workbook is { NodeType: XmlNodeType.Element, LocalName: "sheet" })
            {
                sheets.Add((workbook.GetAttribute("name") ?? "", workbook.GetAttribute("id", Relations) ?? workbook.GetAttribute("id", StrictRelations) ?? "", workbook.GetAttribute("state") is "hidden" or "veryHidden"));
            }
            else if (workbook is { NodeType: XmlNodeType.Element, LocalName: "workbookPr" })
            {
                Is1904 = workbook.GetAttribute("date1904") is "1" or "true";
            }
        }

        if (sheets.Count == 0)
        {
            throw new InvalidDataException();
        }

        var sheet = sheets.Find(s => !s.IsHidden) is { Name: not null } visible ? visible : sheets[0];
        (Sheet, OtherSheets) = (sheet.Name, sheets.Count - 1);
        _sheetPart = PartOf(sheet.Relation);
    }

    private string PartOf(string relation)
    {
        using var relations = Open("xl/_rels/workbook.xml.rels") ?? throw new InvalidDataException();
        while (relations.Read())
        {
            if (relations is { NodeType: XmlNodeType.Element, LocalName: "Relationship" } && relations.GetAttribute("Id") == relation)
            {
                var target = relations.GetAttribute("Target") ?? "";
                return target.StartsWith('/') ? target[1..] : $"xl/{target}";
            }
        }

        throw new InvalidDataException();
    }

    /// <summary>Ends where the package says that the part ends: what it says was held against the limits, what it holds was not.</summary>
    private sealed class BoundedStream(Stream inner, long length) : Stream
    {
        private long _read;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => length;

        public override long Position
        {
            get => _read;
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            var read = inner.Read(buffer);
            _read += read;
            return _read > length ? throw new InvalidDataException("The part is longer than it says.") : read;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                inner.Dispose();
            }

            base.Dispose(disposing);
        }
    }
}
