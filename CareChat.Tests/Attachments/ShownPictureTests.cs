using System.Buffers.Binary;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CareChat.Tests.App;
using CareChat.Tests.PatientApi;
using CareChat.Web.Attachments;
using ImageMagick;
using MetadataExtractor;
using Xunit;

namespace CareChat.Tests.Attachments;

/// <summary>What pages show of a picture is made here, and a picture of too many pixels never comes in.</summary>
public sealed class ShownPictureTests(PortalHost host) : IClassFixture<PortalHost>
{
    /// <summary>A few bytes that claim a great many pixels.</summary>
    public static TheoryData<string, byte[]> Bombs => new()
    {
        { "wide.png", Png(20_000, 20_000) },
        { "long.png", Png(16_385, 1) },
        { "tall.png", Png(1, 16_385) },
        { "many.png", Png(7_072, 7_072) },
        { "wide.gif", Gif(20_000, 20_000) },
        { "wide.jpg", Jpeg(20_000, 20_000) },
        { "wide.webp", WebP(16_384, 16_384) },
        { "wider.png", Png(100_001, 5_000) },
    };

    [Theory]
    [MemberData(nameof(Bombs))]
    public async Task A_picture_of_too_many_pixels_is_refused_at_every_door(string name, byte[] bomb)
    {
        var clinic = await ApiClinic.OpenAsync(host);
        var room = await ChatRoom.InAsync(host);
        using var patient = (await PortalBrowser.OfAsync(host, room.Patient)).Client(host);

        await clinic.UploadAsync(bomb, name).RefusesAsync(413, "FILE_TOO_LARGE", "FILE", "File exceeds the size limit");
        var portal = await patient.PostAsync($"/portal/conversations/{room.Id}/files", Form(bomb, name));
        using var agent = host.CreateClient();
        var letter = await agent.PostAsJsonAsync("/api/v1/agent/query", new { query = SampleLetters.Letter + new string('x', 600), images = new[] { new { base64 = Convert.ToBase64String(bomb), name } } });

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, portal.StatusCode);
        Assert.Contains("50 megapixels", await letter.Content.ReadAsStringAsync());
        Assert.Empty(System.IO.Directory.EnumerateFiles(Path.Combine(host.DataDirectory, "files", "incoming")));
    }

    [Fact]
    public async Task A_picture_that_hides_its_size_is_no_page_of_a_tab()
    {
        byte[] hidden = [0xFF, 0xD8, .. Enumerable.Repeat((byte[])[0xFF, 0xFE, 0, 2], 2001).SelectMany(segment => segment), .. Jpeg(65_000, 65_000)[2..]];
        using var content = new MemoryStream(hidden);
        var stored = new StoredFile("rash.jpg", "image/jpeg", hidden.Length, content);
        var http = new Microsoft.AspNetCore.Http.DefaultHttpContext();

        stored.Answer(http, "tag");

        Assert.StartsWith("attachment", http.Response.Headers.ContentDisposition.ToString(), StringComparison.Ordinal);
        await stored.DisposeAsync();
    }

    [Fact]
    public async Task A_gif_of_a_small_screen_and_a_huge_frame_is_refused()
    {
        var room = await ChatRoom.InAsync(host);
        using var patient = (await PortalBrowser.OfAsync(host, room.Patient)).Client(host);
        byte[] bomb = [.. Gif(1, 1)[..^1], 0x2C, 0, 0, 0, 0, 0xD8, 0x59, 0xD8, 0x59, 0, 2, 1, 0, 0, 0x3B];

        var answer = await patient.PostAsync($"/portal/conversations/{room.Id}/files", Form(bomb, "huge.gif"));

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.StatusCode);
    }

    [Theory]
    [InlineData("rash.png", MagickFormat.Png)]
    [InlineData("rash.jpg", MagickFormat.Jpeg)]
    [InlineData("rash.gif", MagickFormat.Gif)]
    [InlineData("rash.webp", MagickFormat.WebP)]
    public async Task A_page_gets_a_small_jpeg_made_here(string name, MagickFormat format)
    {
        var (patient, path) = await SendAsync(name, Picture(1600, 1200, format));

        var small = await patient.GetAsync(path + "/thumbnail");
        var large = await patient.GetAsync(path + "/picture");
        var original = await patient.GetAsync(path);

        Assert.Equal(("image/jpeg", (640u, 480u)), (small.Content.Headers.ContentType?.MediaType, await SizeAsync(small)));
        Assert.Equal(("image/jpeg", (1600u, 1200u)), (large.Content.Headers.ContentType?.MediaType, await SizeAsync(large)));
        Assert.Equal(["inline", "inline", "attachment"],
            new[] { small, large, original }.Select(a => a.Content.Headers.ContentDisposition?.DispositionType));
        patient.Dispose();
    }

    [Fact]
    public async Task A_photo_taken_sideways_is_shown_upright_and_says_nothing_of_the_camera()
    {
        using var photo = new MagickImage(MagickColors.Teal, 400, 200) { Format = MagickFormat.Jpeg, Orientation = ImageMagick.Orientation.RightTop };
        var profile = new ExifProfile();
        profile.SetValue(ExifTag.Orientation, (ushort)6);
        profile.SetValue(ExifTag.Model, "Camera of a patient");
        photo.SetProfile(profile);
        var (patient, path) = await SendAsync("side.jpg", photo.ToByteArray());

        var small = await patient.GetAsync(path + "/thumbnail");

        Assert.Equal((200u, 400u), await SizeAsync(small));
        var told = ImageMetadataReader.ReadMetadata(new MemoryStream(await small.Content.ReadAsByteArrayAsync()));
        Assert.DoesNotContain(told.SelectMany(d => d.Tags), t => t.Description?.Contains("Camera of a patient", StringComparison.Ordinal) == true);
        patient.Dispose();
    }

    [Fact]
    public async Task A_stranger_gets_neither_the_small_nor_the_large_one()
    {
        var (patient, path) = await SendAsync("rash.png", Picture(64, 64, MagickFormat.Png));
        var other = await ChatRoom.InAsync(host);
        using var stranger = (await PortalBrowser.OfAsync(host, other.Patient)).Client(host);
        using var nobody = host.CreateClient();

        foreach (var made in new[] { "/thumbnail", "/picture" })
        {
            Assert.Equal(HttpStatusCode.OK, (await patient.GetAsync(path + made)).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(path + made)).StatusCode);
            Assert.Equal(HttpStatusCode.Unauthorized, (await nobody.GetAsync(path + made)).StatusCode);
        }
        patient.Dispose();
    }

    [Fact]
    public async Task Of_a_broken_picture_there_is_none_to_show_and_the_original_stays()
    {
        var broken = Picture(300, 300, MagickFormat.Png);
        broken.AsSpan(broken.AsSpan().IndexOf("IDAT"u8) + 4, 16).Fill(0xFF);
        var (patient, path) = await SendAsync("broken.png", broken);

        Assert.Equal(HttpStatusCode.OK, (await patient.GetAsync(path)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await patient.GetAsync(path + "/thumbnail")).StatusCode);
        patient.Dispose();
    }

    private async Task<(HttpClient Patient, string Path)> SendAsync(string name, byte[] content)
    {
        var room = await ChatRoom.InAsync(host);
        var patient = (await PortalBrowser.OfAsync(host, room.Patient)).Client(host);
        var sent = await patient.PostAsync($"/portal/conversations/{room.Id}/files", Form(content, name));
        var file = await sent.Content.ReadFromJsonAsync<JsonElement>();
        return (patient, $"/portal/files/{file.GetProperty("id").GetGuid()}");
    }

    private static async Task<(uint, uint)> SizeAsync(HttpResponseMessage answer)
    {
        var info = new MagickImageInfo(await answer.Content.ReadAsByteArrayAsync());
        return (info.Width, info.Height);
    }

    private static byte[] Picture(uint width, uint height, MagickFormat format)
    {
        using var image = new MagickImage(MagickColors.Teal, width, height);
        return image.ToByteArray(format);
    }

    private static MultipartFormDataContent Form(byte[] content, string name) => new() { { new ByteArrayContent(content), "file", name } };

    private static byte[] Png(int width, int height)
    {
        var bytes = Picture(1, 1, MagickFormat.Png);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(16), width);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(20), height);
        return bytes;
    }

    private static byte[] Gif(ushort width, ushort height)
    {
        var bytes = Picture(1, 1, MagickFormat.Gif);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(6), width);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(8), height);
        return bytes;
    }

    private static byte[] Jpeg(ushort width, ushort height)
    {
        var bytes = Picture(8, 8, MagickFormat.Jpeg);
        var frame = bytes.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xC0]);
        BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(frame + 5), height);
        BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(frame + 7), width);
        return bytes;
    }

    /// <summary>An extended WebP whose canvas is larger than the picture on it.</summary>
    private static byte[] WebP(int width, int height)
    {
        var plain = Picture(8, 8, MagickFormat.WebP);
        var canvas = new byte[18];
        "VP8X"u8.CopyTo(canvas);
        canvas[4] = 10;
        var wide = width - 1;
        var high = height - 1;
        (canvas[12], canvas[13], canvas[14]) = ((byte)wide, (byte)(wide >> 8), (byte)(wide >> 16));
        (canvas[15], canvas[16], canvas[17]) = ((byte)high, (byte)(high >> 8), (byte)(high >> 16));
        byte[] all = [.. plain[..12], .. canvas, .. plain[12..]];
        BinaryPrimitives.WriteInt32LittleEndian(all.AsSpan(4), all.Length - 8);
        return all;
    }
}
