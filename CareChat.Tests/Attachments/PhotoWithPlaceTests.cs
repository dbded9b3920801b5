using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using CareChat.Tests.App;
using CareChat.Tests.PatientApi;
using Microsoft.EntityFrameworkCore;
using Xunit;
using static CareChat.Tests.Attachments.TellingPictures;

namespace CareChat.Tests.Attachments;

/// <summary>A photo that says where it was taken, through both doors.</summary>
public sealed class PhotoWithPlaceTests(PortalHost host) : IClassFixture<PortalHost>
{
    [Fact]
    public async Task It_comes_back_from_the_api_without_the_place()
    {
        var clinic = await ApiClinic.OpenAsync(host);

        var file = await (await clinic.UploadAsync(JpegWithPlace)).JsonAsync(201);

        Assert.Equal(CleanJpeg.Length, file.GetProperty("fileSize").GetInt64());
        Assert.Equal(CleanJpeg, await clinic.Http.GetByteArrayAsync($"{clinic.Root}/chat/files/{file.Text("id")}"));
        await using var db = host.Open();
        Assert.Equal(SHA256.HashData(CleanJpeg), (await db.Attachments.SingleAsync(a => a.PatientId == clinic.PatientId)).Sha256);
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(host.DataDirectory, "files", "incoming")));
    }

    [Fact]
    public async Task It_comes_back_from_the_portal_without_the_place()
    {
        var room = await ChatRoom.InAsync(host);
        using var patient = (await PortalBrowser.OfAsync(host, room.Patient)).Client(host);

        var uploaded = await patient.PostAsync($"/portal/conversations/{room.Id}/files", Form(JpegWithPlace));

        var file = await uploaded.Content.ReadFromJsonAsync<JsonElement>();
        var path = $"/portal/files/{file.GetProperty("id").GetGuid()}";
        Assert.Equal((3, 4), (file.GetProperty("width").GetInt32(), file.GetProperty("height").GetInt32()));
        Assert.Equal(CleanJpeg, await patient.GetByteArrayAsync(path));
    }

    [Fact]
    public async Task One_that_cannot_be_cleaned_is_refused_and_leaves_nothing()
    {
        var clinic = await ApiClinic.OpenAsync(host);

        await clinic.UploadAsync(JpegWithPlace[..100]).RefusesAsync(415, "UNSUPPORTED_MEDIA_TYPE", "FILE", "File type is not allowed");
        await clinic.UploadAsync(HeicPicture("SECRET"u8.ToArray(), hasWords: false, shift: -3)).RefusesAsync(400, "VALIDATION_ERROR", "CHAT",
            "The hidden details of this HEIC photo cannot be removed. Save it as JPEG and send that", "file");

        Assert.Empty(Directory.EnumerateFiles(Path.Combine(host.DataDirectory, "files", "incoming")));
    }

    private static MultipartFormDataContent Form(byte[] photo) => new() { { new ByteArrayContent(photo), "file", "rash.jpg" } };
}
