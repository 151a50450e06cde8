using System.Text;

namespace TcManager.Application.Imports.Tables;

/// <summary>
/// How a csv is encoded: UTF-8 where its bytes are that, else GB18030 where they are that and look like Chinese. Nearly any bytes can be read as GB18030: of a text in
/// another encoding few pairs fall among the usual characters, and it is refused as <c>import.encoding</c> instead of taken in as gibberish.
/// </summary>
internal sealed record CsvEncoding(string Name, Encoding Encoding)
{
    private const int UsualShareNumerator = 4, UsualShareDenominator = 5;

    private static readonly CsvEncoding Utf8 = new("UTF-8", new UTF8Encoding(false));

    private static readonly CsvEncoding Gb18030 = new("GB18030", CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!);

    /// <summary>To write in: UTF-8 with its mark, by which spreadsheet programs know it, unless the other one is named.</summary>
    internal static Encoding Named(string? name) => name == Gb18030.Name ? Gb18030.Encoding : new UTF8Encoding(encoderShouldEmitUTF8Identifier: true);

    internal static CsvEncoding Of(Stream content)
    {
        var (utf8, gb) = (new Utf8Scan(), new Gb18030Scan());
        var chunk = new byte[64 * 1024];
        content.Position = 0;
        for (var read = content.Read(chunk); read > 0; read = content.Read(chunk))
        {
            foreach (var b in chunk.AsSpan(0, read))
            {
                // Text has no other control characters; UTF-16 and programs have.
                if (b < 0x20 && b is not ((byte)'\t' or (byte)'\n' or (byte)'\r' or (byte)'\f'))
                {
                    throw new TableException("import.encoding");
                }

                utf8.Next(b);
                gb.Next(b);
            }

            if (!utf8.IsValid && !gb.IsValid)
            {
                break;
            }
        }

        content.Position = 0;
        return utf8.IsWhole ? Utf8 : gb.IsWhole && gb.LooksChinese ? Gb18030 : throw new TableException("import.encoding");
    }

    private sealed class Utf8Scan
    {
        private int _more, _value, _length;

        internal bool IsValid { get; private set; } = true;

        internal bool IsWhole => IsValid && _more == 0;

        internal void Next(byte b)
        {
            if (_more > 0)
            {
                _value = (_value << 6) | (b & 0x3F);
                _more--;
                IsValid &= (b & 0xC0) == 0x80 && (_more > 0 || (Rune.IsValid(_value) && new Rune(_value).Utf8SequenceLength == _length));
                return;
            }

            (_more, _value) = b switch { < 0x80 => (0, 0), >= 0xC2 and < 0xE0 => (1, b & 0x1F), >= 0xE0 and < 0xF0 => (2, b & 0x0F), >= 0xF0 and < 0xF5 => (3, b & 0x07), _ => (-1, 0) };
            IsValid &= _more >= 0;
            _length = _more + 1;
            _more = Math.Max(0, _more);
        }
    }

    private sealed class Gb18030Scan
    {
        private readonly byte[] _bytes = new byte[4];
        private int _held;
        private long _pairs, _usual;

        internal bool IsValid { get; private set; } = true;

        internal bool IsWhole => IsValid && _held == 0;

        internal bool LooksChinese => _pairs > 0 && _usual * UsualShareDenominator >= _pairs * UsualShareNumerator;

        internal void Next(byte b)
        {
            _bytes[_held++] = b;
            switch (_held)
            {
                case 1 when b < 0x80:
                    _held = 0;
                    break;
                case 1:
                    IsValid &= b is >= 0x81 and <= 0xFE;
                    break;
                case 2 when b is >= (byte)'0' and <= (byte)'9':
                    break;
                case 2:
                    IsValid &= b is (>= 0x40 and <= 0x7E) or (>= 0x80 and <= 0xFE);
                    _pairs++;
                    _usual += _bytes[0] is (>= 0xB0 and <= 0xF7) or (>= 0xA1 and <= 0xA3) && b >= 0xA1 ? 1 : 0;
                    _held = 0;
                    break;
                case 3:
                    IsValid &= b is >= 0x81 and <= 0xFE;
                    break;
                default:
                    IsValid &= b is >= (byte)'0' and <= (byte)'9';
                    _held = 0;
                    break;
            }
        }
    }
}
