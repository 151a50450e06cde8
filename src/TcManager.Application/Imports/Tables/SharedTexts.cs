using System.Buffers;
using System.Text;
using System.Xml;

namespace TcManager.Application.Imports.Tables;

/// <summary>The texts that cells share, as one run of bytes: as objects they would take several times as much.</summary>
internal sealed class SharedTexts
{
    private readonly ArrayBufferWriter<byte> _bytes = new();
    private readonly List<int> _ends = [];

    /// <summary>Null where there is no such text.</summary>
    internal string? this[int index] =>
        index < _ends.Count ? Encoding.UTF8.GetString(_bytes.WrittenSpan[(index == 0 ? 0 : _ends[index - 1]).._ends[index]]) : null;

    internal static SharedTexts Read(XlsxPackage package)
    {
        var texts = new SharedTexts();
        using var xml = package.OpenSharedTexts();
        var item = new StringBuilder();
        var (isReading, isReadAloud) = (false, false);
        while (xml?.Read() == true)
        {
            switch (xml.NodeType)
            {
                case XmlNodeType.Element when xml.LocalName == "si" && xml.IsEmptyElement:
                    texts.Add("");
                    break;
                case XmlNodeType.Element when xml.LocalName == "rPh":
                    isReadAloud = !xml.IsEmptyElement;
                    break;
                case XmlNodeType.Element when xml.LocalName == "t":
                    isReading = !xml.IsEmptyElement && !isReadAloud;
                    break;
                case XmlNodeType.EndElement when xml.LocalName == "rPh":
                    isReadAloud = false;
                    break;
                case XmlNodeType.EndElement when xml.LocalName == "t":
                    isReading = false;
                    break;
                case XmlNodeType.EndElement when xml.LocalName == "si":
                    texts.Add(item.ToString());
                    item.Clear();
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace when isReading:
                    item.Add(xml);
                    break;
            }
        }

        return texts;
    }

    private void Add(string text)
    {
        Encoding.UTF8.GetBytes(text, _bytes);
        _ends.Add(_bytes.WrittenCount);
        if (_bytes.WrittenCount > TableLimits.SharedTextBytes)
        {
            throw new TableException("import.bomb", TableLimits.SharedTextBytes / (1024 * 1024));
        }
    }
}
