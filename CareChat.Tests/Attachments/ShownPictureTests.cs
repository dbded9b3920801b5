using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CareChat.Tests.App;
using ImageMagick;
using MetadataExtractor;
using Xunit;

namespace CareChat.Tests.Attachments;

/// <summary>What pages show of a picture is made here, and a picture of too many pixels never comes in.</summary>
public sealed partial class ShownPictureTests(PortalHost host) : IClassFixture<PortalHost>
{
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
}
