using CareChat.Tests.Encounters.Letters;
using CareChat.Tests.PatientApi;
using CareChat.Web.Attachments;
using CareChat.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CareChat.Tests.Encounters.Api;

/// <summary>Pictures that come with letters (contract C.1).</summary>
public sealed class QueryImageTests(EncounterHost host) : IClassFixture<EncounterHost>
{
    private const int TenMegabytes = 10 * 1024 * 1024;

    /// <summary>The smallest picture: a GIF of one pixel.</summary>
    private static readonly byte[] Gif = Convert.FromBase64String("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7");

    [Fact]
    public async Task Pictures_are_kept_and_carried_forward()
    {
        var http = host.With(null);
        var first = await http.SendAsync(AgentLetters.Incomplete, images: [Picture("rash.gif"), Picture("arm.gif")]);
        var (id, session) = (first.Id("encounter_id"), first.Text("session_token"));
        await http.SendAsync(AgentLetters.Complete, session);
        await http.SendAsync(AgentLetters.Complete, session, images: [new { base64 = "data:image/gif;base64," + Convert.ToBase64String(Gif) }]);

        var images = await ImagesAsync(id);
        Assert.Equal([("rash.gif", 1), ("arm.gif", 1), ("image.gif", 3)], images.OrderBy(i => i.TurnNumber).Select(i => (i.FileName, i.TurnNumber)));
        Assert.All(images, i => Assert.Equal(("image/gif", 1, 1), (i.MimeType, i.Width, i.Height)));
        var folder = host.Services.GetRequiredService<FileFolder>();
        Assert.All(images, i => Assert.Equal(i.FileSize, new FileInfo(folder.PathOf(i.Id)).Length));
    }

    [Fact]
    public async Task A_call_brings_three_and_an_encounter_has_twelve()
    {
        var http = host.With(null);
        await http.QueryAsync(AgentLetters.Complete, images: [.. Enumerable.Repeat(Picture(), 4)]).RefusesAsync(400, "at most 3 images per request");
        var session = (await http.SendAsync(AgentLetters.Complete)).Text("session_token");
        var id = Guid.Empty;
        for (var i = 0; i < 4; i++) id = (await http.SendAsync(AgentLetters.Complete, session, images: [Picture(), Picture(), Picture()])).Id("encounter_id");

        await http.QueryAsync(AgentLetters.Complete, session, images: [Picture()]).RefusesAsync(400, "an encounter can have at most 12 images");

        Assert.Equal(12, (await ImagesAsync(id)).Count);
        Assert.Equal(5, (await host.TurnsOfAsync(id)).Count);
    }

    [Fact]
    public async Task What_is_no_picture_is_refused_and_leaves_nothing()
    {
        var http = host.With(null);
        var before = Files();

        await http.QueryAsync(AgentLetters.Complete, images: [Picture(), new { base64 = Convert.ToBase64String("<svg/>"u8), name = "x.svg" }])
            .RefusesAsync(400, "image must be JPEG, PNG, HEIC, GIF or WebP");
        await http.QueryAsync(AgentLetters.Complete, images: [new { base64 = "%%%" }]).RefusesAsync(400, "image is not valid base64");
        await http.QueryAsync(AgentLetters.Complete, images: [new { name = "x.png" }]).RefusesAsync(400, "each image needs a url or base64");
        await http.QueryAsync(AgentLetters.Complete, images: [new { url = "http://127.0.0.1/x.png" }]).RefusesAsync(400, "could not fetch image");

        var letter = System.Text.Json.JsonSerializer.Serialize(AgentLetters.Complete);
        await http.PostAsync("/api/v1/agent/query", Answers.Json($$"""{"query":{{letter}},"images":[{"base64":"\ud800"}]}""")).RefusesAsync(400, "image is not valid base64");
        await http.PostAsync("/api/v1/agent/query", Answers.Json($$"""{"query":{{letter}},"images":[{"url":"\ud800"}]}""")).RefusesAsync(400, "each image needs a url or base64");
        await http.PostAsync("/api/v1/agent/query", Answers.Json($$"""{"query":{{letter}},"images":["x"]}""")).RefusesAsync(400, "each image needs a url or base64");

        Assert.Equal(before, Files());
    }

    [Fact]
    public async Task Three_pictures_of_ten_megabytes_pass_and_more_is_too_large()
    {
        var http = host.With(null);
        var large = new { base64 = Convert.ToBase64String(Large(TenMegabytes)) };

        var json = await http.SendAsync(AgentLetters.Complete, images: [large, large, large]);

        Assert.All(await ImagesAsync(json.Id("encounter_id")), i => Assert.Equal(TenMegabytes, i.FileSize));
        await http.QueryAsync(AgentLetters.Complete, images: [new { base64 = Convert.ToBase64String(Large(TenMegabytes + 1)) }])
            .RefusesAsync(413, "image is larger than 10 MB");
        var tooLong = new ByteArrayContent(new byte[45 * 1024 * 1024]);
        tooLong.Headers.ContentType = new("application/json");
        await http.PostAsync("/api/v1/agent/query", tooLong).RefusesAsync(413, "Request body is too large");
    }

    private static object Picture(string name = "rash.gif") => new { base64 = Convert.ToBase64String(Gif), name };

    /// <summary>A picture of an exact size: the pixel, and frames of it until it is full.</summary>
    private static byte[] Large(int size)
    {
        var picture = new byte[size];
        byte[] end = [0x3B];
        var (head, frame) = (Gif[..19], Gif[27..^1]);
        head.CopyTo(picture, 0);
        var at = head.Length;
        while (at + (2 * frame.Length) + 16 < size)
        {
            frame.CopyTo(picture, at);
            at += frame.Length;
        }
        LongFrame(size - at - end.Length).CopyTo(picture, at);
        end.CopyTo(picture, size - 1);
        return picture;
    }

    /// <summary>A frame of an exact length: its data block is as long as need be.</summary>
    private static byte[] LongFrame(int length)
    {
        var frame = new byte[length];
        Gif.AsSpan(27, 11).CopyTo(frame);
        frame[11] = (byte)(length - 13);
        return frame;
    }

    private async Task<List<EncounterImage>> ImagesAsync(Guid encounterId)
    {
        await using var db = host.Open();
        return await db.EncounterImages.AsNoTracking().Where(i => i.EncounterId == encounterId).OrderBy(i => i.TurnNumber).ThenByDescending(i => i.FileName).ToListAsync();
    }

    private int Files()
    {
        var folder = Path.Combine(host.DataDirectory, "files");
        return Directory.Exists(folder) ? Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Length : 0;
    }
}
