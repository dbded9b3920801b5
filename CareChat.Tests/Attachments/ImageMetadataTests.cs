using System.Text;
using CareChat.Shared;
using CareChat.Web.Attachments;
using Xunit;
using static CareChat.Tests.Attachments.Samples;
using static CareChat.Tests.Attachments.TellingPictures;

namespace CareChat.Tests.Attachments;

public class ImageMetadataTests
{
    private const int Mutations = 10_000;

    public static TheoryData<string> Pictures => [.. All().Select(picture => picture.What)];

    [Theory]
    [MemberData(nameof(Pictures))]
    public void A_picture_is_stored_without_what_it_tells(string what)
    {
        var (_, told, stored, type) = All().Single(picture => picture.What == what);

        var kept = Kept(told, type);

        Assert.Equal(Convert.ToHexString(stored), Convert.ToHexString(kept!));
        Assert.DoesNotContain("SECRET", Encoding.Latin1.GetString(kept!), StringComparison.Ordinal);
        Assert.Equal(type, FileType.Detect(new MemoryStream(kept!), "x"));
        Assert.Equal(ImageSize.Read(new MemoryStream(told)), ImageSize.Read(new MemoryStream(kept!)));
    }

    [Theory]
    [MemberData(nameof(Pictures))]
    public void A_picture_that_tells_nothing_is_stored_as_it_came(string what)
    {
        var (_, _, stored, type) = All().Single(picture => picture.What == what);

        Assert.Equal(stored, Kept(stored, type));
    }

    [Theory]
    [MemberData(nameof(Pictures))]
    public void A_picture_cut_off_at_any_byte_is_refused(string what)
    {
        var (_, _, stored, type) = All().Single(picture => picture.What == what);

        for (var length = 0; length < stored.Length; length++) Assert.True(Kept(stored[..length], type) is null, $"{length} of {stored.Length}");
    }

    /// <summary>Whatever a file says of itself: it is refused, or what is kept of it is all that would be kept of that.</summary>
    [Theory]
    [MemberData(nameof(Pictures))]
    public void A_picture_changed_at_random_is_cleaned_or_refused(string what)
    {
        var (_, told, _, type) = All().Single(picture => picture.What == what);
        var random = new Random(11);
        for (var round = 0; round < Mutations; round++)
        {
            var changed = told.ToArray();
            for (var change = random.Next(1, 5); change > 0; change--) changed[random.Next(changed.Length)] = (byte)(random.Next(3) == 0 ? 0xFF : random.Next(256));
            if (random.Next(4) == 0) changed = changed[..random.Next(changed.Length)];
            if (Kept(changed, type) is { } kept) Assert.Equal(kept, Kept(kept, type));
        }
    }

    public static TheoryData<string, byte[], string> Unclear => new()
    {
        { "jpeg of a segment longer than the file", Join([0xFF, 0xD8], [0xFF, 0xE1, 0xFF, 0xFF], CleanJpeg[2..]), "image/jpeg" },
        { "jpeg of a segment of no length", Join([0xFF, 0xD8, 0xFF, 0xE1, 0, 0], CleanJpeg[2..]), "image/jpeg" },
        { "jpeg of an unknown marker", Join([0xFF, 0xD8], Segment(0xF3, [1]), CleanJpeg[2..]), "image/jpeg" },
        { "jpeg with another beginning inside", Join([0xFF, 0xD8], CleanJpeg), "image/jpeg" },
        { "jpeg drawn over and over", Join(CleanJpeg[..^2], Join([.. Enumerable.Repeat(Join(Segment(0xDA, [1]), [1, 2, 3]), 32)]), [0xFF, 0xD9]), "image/jpeg" },
        { "jpeg without a picture", [0xFF, 0xD8, 0xFF, 0xD9], "image/jpeg" },
        { "jpeg of too many parts", Join([0xFF, 0xD8], Join([.. Enumerable.Repeat(Join(Segment(0xFE, [1]), Segment(0xDB, [1])), 21_000)]), CleanJpeg[2..]), "image/jpeg" },
        { "png of a chunk longer than the file", Join(Png(1, 1), Big32(0x7FFFFFFF), Ascii("tEXtabcdefgh")), "image/png" },
        { "png of a chunk of a negative length", Join(Png(1, 1), Big32(0xFFFFFFF4), Ascii("tEXtabcdefgh")), "image/png" },
        { "png of an unknown critical chunk", Join(Png(1, 1), PngChunk.Of("CgBI", [1]), PngChunk.Of("IEND", [])), "image/png" },
        { "webp longer than the file", Join(Ascii("RIFF"), Little32(0xFFFFFFFF), Ascii("WEBP"), WebPChunk("VP8L", [1])), "image/webp" },
        { "webp of a chunk longer than the whole", WebPFile(Ascii("VP8L"), Little32(0xFFFFFFF0), [1, 2]), "image/webp" },
        { "webp of two headers", WebPFile(WebPChunk("VP8X", new byte[10]), WebPChunk("VP8X", new byte[10])), "image/webp" },
        { "webp of a frame that tells", WebPFile(WebPChunk("VP8X", new byte[10]), WebPFrame(WebPChunk("EXIF", [1, 2]))), "image/webp" },
        { "gif of an unknown block", Join(Gif(1, 1)[..13], [0, 0x3B]), "image/gif" },
        { "gif of a colour table longer than the file", Join(Gif(1, 1)[..10], [0xF7, 0, 0, 0x3B]), "image/gif" },
        { "heic without tables", Heic(0, (4, 3)), "image/heic" },
        { "heic whose secret shares bytes with the picture", HeicPicture(Ascii("SECRET"), false, shift: -3), "image/heic" },
        { "heic whose secret lies before the data", HeicPicture(Ascii("SECRET"), false, shift: -60), "image/heic" },
        { "heic whose secret lies behind the file", HeicPicture(Ascii("SECRET"), false, shift: 1000), "image/heic" },
        { "heic with a film", Join(HeicPicture(null, false), Box("moov", [1])), "image/heic" },
        { "heif with something behind the boxes", Join(HeicPicture(null, false), [1, 2, 3]), "image/heif" },
    };

    [Theory]
    [MemberData(nameof(Unclear), DisableDiscoveryEnumeration = true)]
    public void A_picture_that_cannot_be_followed_is_refused(string what, byte[] file, string mimeType)
    {
        var refused = Record.Exception(() => ImageMetadata.Strip(new MemoryStream(file), mimeType)) as RefusedException;

        Assert.True(refused is not null, what);
        if (mimeType.StartsWith("image/he", StringComparison.Ordinal)) Assert.Contains("Save it as JPEG", refused.Message, StringComparison.Ordinal);
        else Assert.Equal("UNSUPPORTED_MEDIA_TYPE", refused.Refusal.Code);
    }

    [Fact]
    public void Other_files_stay_as_they_are() =>
        Assert.Null(ImageMetadata.Strip(new MemoryStream(Ascii("%PDF-1.7 SECRET")), FileType.Pdf.MimeType));

    /// <summary>The bytes that are stored; null where the picture is refused.</summary>
    private static byte[]? Kept(byte[] file, FileType type)
    {
        using var content = new MemoryStream(file);
        try
        {
            var pieces = ImageMetadata.Strip(content, type.MimeType)!;
            using var kept = new MemoryStream();
            using var stream = new PieceStream(content, pieces);
            stream.CopyTo(kept, 7);
            Assert.Equal(pieces.Length, kept.Length);
            return kept.ToArray();
        }
        catch (RefusedException)
        {
            return null;
        }
    }
}
