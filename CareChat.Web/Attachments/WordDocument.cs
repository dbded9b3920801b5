using System.IO.Compression;

namespace CareChat.Web.Attachments;

/// <summary>DOCX without macros: a ZIP file whose list of contents says so.</summary>
internal static class WordDocument
{
    private const int EndRecordSize = 22;
    private const int LongestComment = ushort.MaxValue;
    private const int LargestDirectory = 1024 * 1024;
    private const int LargestContentTypes = 256 * 1024;
    private const string MainPart = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";

    /// <summary>Whether the file is a Word document that carries no program.</summary>
    public static bool Is(ByteReader bytes, Stream stream)
    {
        if (!bytes.Has(0, "PK\x03\x04"u8) || !HasSmallDirectory(bytes)) return false;
        try
        {
            stream.Position = 0;
            using var zip = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
            return zip.GetEntry("word/document.xml") is not null
                && !zip.Entries.Any(entry => IsProgram(entry.FullName))
                && zip.GetEntry("[Content_Types].xml") is { } types && IsDocument(types);
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException or NotSupportedException or ArgumentException)
        {
            return false;
        }
    }

    private static bool IsProgram(string name) =>
        name.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase)
        || name.EndsWith("vbaData.xml", StringComparison.OrdinalIgnoreCase)
        || name.Contains("activeX", StringComparison.OrdinalIgnoreCase);

    private static bool IsDocument(ZipArchiveEntry types)
    {
        using var reader = new StreamReader(types.Open());
        var text = new char[LargestContentTypes];
        var read = text.AsSpan(0, reader.ReadBlock(text));
        return read.Length < LargestContentTypes && read.Contains(MainPart, StringComparison.Ordinal)
            && !read.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase)
            && !read.Contains("vbaProject", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The directory at the file's end is read into memory: a hostile one may name millions of entries.</summary>
    private static bool HasSmallDirectory(ByteReader bytes)
    {
        for (var at = bytes.Length - EndRecordSize; at >= 0 && at >= bytes.Length - EndRecordSize - LongestComment; at--)
        {
            if (!bytes.Has(at, "PK\x05\x06"u8)) continue;
            return bytes.Little32(at + 16) is { } start && start < at && at - start <= LargestDirectory;
        }

        return false;
    }
}
