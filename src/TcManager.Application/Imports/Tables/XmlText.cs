using System.Buffers;
using System.Text;
using System.Xml;

namespace TcManager.Application.Imports.Tables;

/// <summary>Texts of cells, as far as one is read.</summary>
internal static class XmlText
{
    private const int PieceLength = 1024;

    /// <summary>Adds the text at which the reader stands, in pieces: one text can be as long as the whole part.</summary>
    internal static void Add(this StringBuilder text, XmlReader xml)
    {
        var piece = ArrayPool<char>.Shared.Rent(PieceLength);
        while (text.Length <= TableLimits.CellLength && xml.ReadValueChunk(piece, 0, PieceLength) is > 0 and var read)
        {
            text.Append(piece, 0, read);
        }

        ArrayPool<char>.Shared.Return(piece);
    }
}
