using System.Text;
using CareChat.Web.Attachments;
using Xunit;
using static CareChat.Tests.Attachments.Samples;

namespace CareChat.Tests.Attachments;

public class FileTypeTests
{
    public static TheoryData<string, byte[], string> Good => new()
    {
        { "jpeg", Jpeg(4, 3), "image/jpeg" },
        { "png", Png(4, 3), "image/png" },
        { "gif 89a", Gif(4, 3), "image/gif" },
        { "gif 87a", Ascii("GIF87a\x04\0\x03\0"), "image/gif" },
        { "gif with a script behind it is served as a picture", Join(Gif(4, 3), Ascii("<script>alert(1)</script>")), "image/gif" },
        { "webp lossy", WebPLossy(4, 3), "image/webp" },
        { "webp lossless", WebPLossless(4, 3), "image/webp" },
        { "webp extended", WebPExtended(4, 3), "image/webp" },
        { "heic", Heic(0, (4, 3)), "image/heic" },
        { "heic sequence", Brands("hevc", "msf1"), "image/heic" },
        { "heic under the general brand", Brands("mif1", "heic"), "image/heic" },
        { "heif", Brands("mif1", "jpeg"), "image/heif" },
        { "heif sequence", Brands("msf1"), "image/heif" },
        { "pdf", Ascii("%PDF-1.7\n%âãÏÓ\n"), "application/pdf" },
        { "pdf behind a line break", Ascii("\r\n%PDF-1.4"), "application/pdf" },
        { "pdf behind a byte order mark", Join([0xEF, 0xBB, 0xBF], Ascii("%PDF-2.0")), "application/pdf" },
        { "docx", Docx(parts: "word/document.xml"), "application/vnd.openxmlformats-officedocument.wordprocessingml.document" },
        { "text", Ascii("Take one tablet.\r\n\tTwice a day.\n"), "text/plain" },
        { "text with accents", Encoding.UTF8.GetBytes("Fièvre depuis lundi 🤒"), "text/plain" },
        { "text with a byte order mark", Join([0xEF, 0xBB, 0xBF], Ascii("hello")), "text/plain" },
        { "text in utf-16", Join([0xFF, 0xFE], Encoding.Unicode.GetBytes("Grüße")), "text/plain" },
        { "text in utf-16 the other way round", Join([0xFE, 0xFF], Encoding.BigEndianUnicode.GetBytes("Grüße")), "text/plain" },
        { "text in latin-1", Ascii("Grüße"), "text/plain" },
        { "text with a comparison", Ascii("<5 mg a day, <3"), "text/plain" },
        { "long text whose characters cross the buffers", Encoding.UTF8.GetBytes("x" + string.Concat(Enumerable.Repeat("é🤒", 9000))), "text/plain" },
        { "mp3", Mp3(2), "audio/mpeg" },
        { "mp3 with a tag", Join(Tag(300), Mp3(3)), "audio/mpeg" },
        { "mp3 with a tag and padding", Join(Tag(300), new byte[100], Mp3(3)), "audio/mpeg" },
        { "m4a", Movie("M4A ", "soun"), "audio/mp4" },
        { "m4a whose list of tracks comes at the end", Brands("M4A ", "mp42"), "audio/mp4" },
        { "mp4 with sound alone", Movie("mp42", "soun"), "audio/mp4" },
        { "webm sound", WebM("webm", 2), "audio/webm" },
    };

    [Theory]
    [MemberData(nameof(Good), DisableDiscoveryEnumeration = true)]
    public void What_may_be_attached_is_known_by_its_bytes(string what, byte[] file, string mimeType)
    {
        using var stream = new MemoryStream(file);
        stream.Position = file.Length / 2;
        Assert.True(mimeType == FileType.Detect(stream, "name")?.MimeType, what);
        Assert.Equal(0, stream.Position);
    }

    [Theory]
    [InlineData("notes.txt", true)]
    [InlineData("notes.MD", true)]
    [InlineData("notes", true)]
    [InlineData("Dr. Smith's notes", true)]
    [InlineData("table.csv", true)]
    [InlineData("page.html", false)]
    [InlineData("page.html. ", false)]
    [InlineData("page.HTM", false)]
    [InlineData("picture.svg", false)]
    [InlineData("run.sh", false)]
    [InlineData("run.js", false)]
    [InlineData("run.bat", false)]
    [InlineData("photo.jpg", false)]
    public void Plain_text_is_accepted_only_under_a_name_of_plain_text(string name, bool isAccepted)
    {
        using var stream = new MemoryStream(Ascii("only words"));
        Assert.Equal(isAccepted, FileType.Detect(stream, name) is not null);
    }

    [Theory]
    [InlineData("utf-8", "only words", "")]
    [InlineData("utf-8", "¿Qué dosis? 🤒", "")]
    [InlineData("utf-8", "with a mark", "EFBBBF")]
    [InlineData("utf-16", "Grüße", "FFFE")]
    [InlineData("utf-16BE", "Grüße", "FEFF")]
    [InlineData("windows-1252", "Tomo 5 µg al día, según la receta", "")]
    [InlineData("windows-1252", "Größe 172 cm, täglich 5 µg", "")]
    [InlineData("windows-1252", "“Fièvre” – depuis 3 jours… 20 €", "")]
    public void Text_is_known_by_its_charset(string charset, string text, string mark)
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(charset) ?? Encoding.GetEncoding(charset);
        using var stream = new MemoryStream(Join(Convert.FromHexString(mark), encoding.GetBytes(text)));

        Assert.Equal(charset.Replace("BE", "", StringComparison.Ordinal), PlainText.CharsetOf(stream));
    }

    [Fact]
    public void A_picture_is_known_whatever_its_name_says()
    {
        using var stream = new MemoryStream(Png(4, 3));
        Assert.Equal(FileType.Png, FileType.Detect(stream, "page.html"));
    }

    [Fact]
    public void Good_files_cut_off_at_any_byte_are_no_exception()
    {
        foreach (var row in Good)
        {
            var file = (byte[])row[1];
            for (var length = 0; length < Math.Min(file.Length, 2000); length++)
            {
                using var stream = new MemoryStream(file, 0, length);
                FileType.Detect(stream, "name");
            }
        }
    }
}
