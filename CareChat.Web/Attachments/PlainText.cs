using System.Text;

namespace CareChat.Web.Attachments;

/// <summary>Plain text: without control characters, and nothing that a reader, a browser or a shell would take for more than text.</summary>
internal static class PlainText
{
    private static readonly string[] OtherDocuments = ["#!", "%!", "{\\rtf"];

    /// <summary>What older programs on Windows write where they do not write Unicode. What it does not know becomes a control character.</summary>
    private static readonly Encoding Western = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    /// <summary>Whether the file is text under a name that says so (or says nothing).</summary>
    public static bool Is(Stream stream, string fileName)
    {
        var extension = FileName.ExtensionOf(fileName);
        return (extension.Length == 0 || FileType.Text.AgreesWith(extension)) && CharsetOf(stream) is not null;
    }

    /// <summary>
    /// In what the text is written: <c>utf-8</c>, <c>utf-16</c> where a byte order mark says so, else <c>windows-1252</c> where it
    /// reads like a western language; null where it is no text. The stream stands anywhere afterwards.
    /// </summary>
    public static string? CharsetOf(Stream stream)
    {
        stream.Position = 0;
        Span<byte> mark = stackalloc byte[3];
        mark = mark[..stream.ReadAtLeast(mark, mark.Length, throwOnEndOfStream: false)];
        var (marked, charset) = MarkedBy(mark);
        if (marked is not null) return IsText(stream, marked) ? charset : null;
        return IsText(stream, new UTF8Encoding(false, throwOnInvalidBytes: true)) ? "utf-8" : IsText(stream, Western) ? "windows-1252" : null;
    }

    private static (Encoding? Encoding, string Charset) MarkedBy(ReadOnlySpan<byte> mark) => mark switch
    {
        [0xFF, 0xFE, ..] => (new UnicodeEncoding(bigEndian: false, byteOrderMark: true, throwOnInvalidBytes: true), "utf-16"),
        [0xFE, 0xFF, ..] => (new UnicodeEncoding(bigEndian: true, byteOrderMark: true, throwOnInvalidBytes: true), "utf-16"),
        [0xEF, 0xBB, 0xBF] => (new UTF8Encoding(encoderShouldEmitUTF8Identifier: true, throwOnInvalidBytes: true), "utf-8"),
        _ => (null, ""),
    };

    private static bool IsText(Stream stream, Encoding encoding)
    {
        stream.Position = 0;
        using var reader = new StreamReader(stream, encoding, detectEncodingFromByteOrderMarks: false, leaveOpen: true);
        try
        {
            return IsText(reader, isGuessed: encoding == Western);
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }

    private static bool IsText(StreamReader reader, bool isGuessed)
    {
        var buffer = new char[8192];
        var hasWords = false;
        var (plain, accented) = (0, 0);
        for (int count; (count = reader.ReadBlock(buffer)) > 0;)
        {
            var text = buffer.AsSpan(0, count);
            if (!hasWords && LooksLikeCode(text.TrimStart())) return false;
            foreach (var character in text)
            {
                if (char.IsControl(character) && character is not ('\t' or '\n' or '\r' or '\f') && (isGuessed || character != '\u0085')) return false;
                if (char.IsAsciiLetter(character)) plain++;
                else if (char.IsLetter(character)) accented++;
            }

            hasWords |= !text.IsWhiteSpace();
        }

        return hasWords && (!isGuessed || IsWestern(plain, accented));
    }

    /// <summary>Of a western language few letters bear marks; Greek, Russian or Japanese read by the wrong table are full of them.</summary>
    private static bool IsWestern(int plain, int accented) => accented <= 8 || accented * 2 <= plain;

    /// <summary>What begins like markup ("&lt;" and a letter, "!", "?", "/") or like another kind of file is not plain text.</summary>
    private static bool LooksLikeCode(ReadOnlySpan<char> text)
    {
        if (text.Length > 1 && text[0] == '<' && (char.IsAsciiLetter(text[1]) || text[1] is '!' or '?' or '/' or '%')) return true;
        foreach (var start in OtherDocuments)
        {
            if (text.StartsWith(start, StringComparison.OrdinalIgnoreCase)) return true;
        }

        return false;
    }
}
