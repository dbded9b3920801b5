namespace CareChat.Web.Attachments;

/// <summary>PDF: the header at the very beginning. Readers accept it deeper in a file; that is how one hides a PDF in another file.</summary>
internal static class PdfDocument
{
    private const int FarthestStart = 8;

    /// <summary>Whether the file is a PDF; only a byte order mark or white space may stand before its header.</summary>
    public static bool Is(ByteReader bytes)
    {
        var start = bytes.Has(0, [0xEF, 0xBB, 0xBF]) ? 3 : 0;
        while (start < FarthestStart && bytes.Byte(start) is 0x09 or 0x0A or 0x0D or 0x20) start++;
        return bytes.Has(start, "%PDF-"u8) && bytes.Byte(start + 5) is >= (byte)'1' and <= (byte)'9';
    }
}
