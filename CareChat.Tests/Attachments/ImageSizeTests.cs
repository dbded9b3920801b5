using CareChat.Web.Attachments;
using Xunit;
using static CareChat.Tests.Attachments.Samples;

namespace CareChat.Tests.Attachments;

public class ImageSizeTests
{
    public static TheoryData<string, byte[], int, int> Pictures => new()
    {
        { "jpeg", Jpeg(640, 480), 640, 480 },
        { "jpeg upright", Jpeg(640, 480, Exif(1, isBig: true)), 640, 480 },
        { "jpeg upside down", Jpeg(640, 480, Exif(3, isBig: false)), 640, 480 },
        { "jpeg on its side", Jpeg(640, 480, Exif(6, isBig: true)), 480, 640 },
        { "jpeg on its other side", Jpeg(640, 480, Exif(8, isBig: false)), 480, 640 },
        { "png", Png(70_000, 3), 70_000, 3 },
        { "gif", Gif(10, 300), 10, 300 },
        { "webp lossy", WebPLossy(800, 600), 800, 600 },
        { "webp lossless", WebPLossless(16_384, 1), 16_384, 1 },
        { "webp extended", WebPExtended(90_000, 2), 90_000, 2 },
        { "heic", Heic(0, (512, 512), (4032, 3024), (320, 240)), 4032, 3024 },
        { "heic on its side", Heic(3, (4032, 3024)), 3024, 4032 },
        { "png of a false width", Png(100_001, 1), 100_001, 1 },
        { "heic of a false size beside a small one", Heic(0, (640, 480), (200_000, 200_000)), 200_000, 200_000 },
    };

    [Theory]
    [MemberData(nameof(Pictures), DisableDiscoveryEnumeration = true)]
    public void The_size_of_a_picture_stands_in_its_header(string what, byte[] file, int width, int height)
    {
        using var stream = new MemoryStream(file);
        Assert.True(new ImageSize(width, height) == ImageSize.Read(stream), what);
        Assert.Equal(0, stream.Position);
    }

    public static TheoryData<string, byte[]> Nonsense => new()
    {
        { "nothing", [] },
        { "text", Ascii("hello") },
        { "png of no height", Png(1, 0) },
        { "png with the sign bit", Png(0xFFFFFFFF, 1) },
        { "gif of no width", Gif(0, 1) },
        { "webp of an unknown kind", Join(Ascii("RIFF\0\0\0\0WEBPVP9 "), new byte[30]) },
        { "jpeg of no height", Jpeg(5, 0) },
        { "jpeg without a frame", [0xFF, 0xD8, 0xFF, 0xDA, 0, 2] },
        { "jpeg of a segment without a length", [0xFF, 0xD8, 0xFF, 0xE0, 0, 0, 0xFF, 0xC0] },
        { "jpeg of endless fill bytes", [0xFF, 0xD8, .. Enumerable.Repeat((byte)0xFF, 9000)] },
        { "jpeg of endless markers", [0xFF, 0xD8, .. Enumerable.Repeat((byte[])[0xFF, 0xD0], 9000).SelectMany(marker => marker)] },
        { "heic without properties", Brands("heic") },
        { "heic of boxes without a size", Join(Brands("heic"), Box("meta", Big32(0), Box("iprp", Box("ipco", Big32(3), Ascii("ispe"))))) },
        { "heic of a box with a false large size", Join(Brands("heic"), Big32(1), Ascii("meta"), Big32(0xFFFFFFFF), Big32(0xFFFFFFFF)) },
    };

    [Theory]
    [MemberData(nameof(Nonsense), DisableDiscoveryEnumeration = true)]
    public void Sizes_that_no_picture_has_are_unknown(string what, byte[] file)
    {
        using var stream = new MemoryStream(file);
        Assert.True(ImageSize.Read(stream) is null, what);
    }

    [Fact]
    public void Pictures_cut_off_at_any_byte_are_no_exception()
    {
        foreach (var row in Pictures)
        {
            var file = (byte[])row[1];
            for (var length = 0; length < file.Length; length++)
            {
                using var stream = new MemoryStream(file, 0, length);
                var size = ImageSize.Read(stream);
                Assert.True(size is null || size == new ImageSize((int)row[2], (int)row[3]) || length > 40);
            }
        }
    }

    [Fact]
    public void Pictures_with_any_byte_changed_are_no_exception()
    {
        var random = new Random(7);
        foreach (var row in Pictures)
        {
            var file = (byte[])row[1];
            for (var round = 0; round < 500; round++)
            {
                var changed = file.ToArray();
                for (var change = 0; change < 3; change++) changed[random.Next(changed.Length)] = (byte)random.Next(256);
                using var stream = new MemoryStream(changed);
                if (ImageSize.Read(stream) is not { } size) continue;
                Assert.InRange(size.Width, 1, ImageSize.Largest);
                Assert.InRange(size.Height, 1, ImageSize.Largest);
            }
        }
    }
}
