using System.Buffers.Binary;
using System.Net;
using System.Net.Http.Json;
using CareChat.Tests.App;
using CareChat.Tests.PatientApi;
using CareChat.Web.Attachments;
using ImageMagick;
using Xunit;

namespace CareChat.Tests.Attachments;

/// <summary>Pictures of too many pixels.</summary>
public sealed partial class ShownPictureTests
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
