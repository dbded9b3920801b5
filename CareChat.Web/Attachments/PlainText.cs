using System.Text;

namespace CareChat.Web.Attachments;

/// <summary>Plain text: valid Unicode without control characters that a reader, not a browser or a shell, would take for text.</summary>
internal static class PlainText
{
    private static readonly string[] OtherDocuments = ["#!", "%!", "{\\rtf"];

    /// <summary>Whether the file is text under a name that says so (or says nothing).</summary>
    public static bool Is(Stream stream, string fileName)
    {
        var extension = FileName.ExtensionOf(fileName);
        if (extension.Length > 0 && !FileType.Text.AgreesWith(extension)) return false;
        stream.Position = 0;
        Span<byte> mark = stackalloc byte[3];
        mark = mark[..stream.ReadAtLeast(mark, mark.Length, throwOnEndOfStream: false)];
        var encoding = EncodingOf(mark);
        stream.Position = 0;
        using var reader = new StreamReader(stream, encoding, detectEncodingFromByteOrderMarks: false, leaveOpen: true);
        try
        {
            return IsText(reader);
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }

    private static Encoding EncodingOf(ReadOnlySpan<byte> mark) => mark switch
    {
        [0xFF, 0xFE, ..] => new UnicodeEncoding(bigEndian: false, byteOrderMark: true, throwOnInvalidBytes: true),
        [0xFE, 0xFF, ..] => new UnicodeEncoding(bigEndian: true, byteOrderMark: true, throwOnInvalidBytes: true),
        _ => new UTF8Encoding(encoderShouldEmitUTF8Identifier: true, throwOnInvalidBytes: true),
    };

    private static bool IsText(StreamReader reader)
    {
        var buffer = new char[8192];
        var hasWords = false;
        for (int count; (count = reader.ReadBlock(buffer)) > 0;)
        {
            var text = buffer.AsSpan(0, count);
            if (!hasWords && LooksLikeCode(text.TrimStart())) return false;
            foreach (var character in text)
            {
                if (char.IsControl(character) && character is not ('\t' or '\n' or '\r' or '\f' or '\u0085')) return false;
            }

            hasWords |= !text.IsWhiteSpace();
        }

        return hasWords;
    }

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
