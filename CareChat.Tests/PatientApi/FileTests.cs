using System.Net.Http.Headers;
using System.Text;
using CareChat.Tests.App;
using CareChat.Web.Attachments;
using CareChat.Web.Data;
using CareChat.Web.Messages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CareChat.Tests.PatientApi;

/// <summary>Contract A.5.</summary>
public sealed class FileTests(PortalHost host) : IClassFixture<PortalHost>
{
    [Fact]
    public async Task An_uploaded_file_is_answered_as_the_contract_says()
    {
        var clinic = await ApiClinic.OpenAsync(host);
        var content = ApiClinic.Jpeg();
        using var answer = await clinic.UploadAsync(content);
        var file = await answer.JsonAsync(201);
        Assert.Equal(["id", "patientId", "fileName", "fileSize", "mimeType", "uploadedBy", "uploadedAt"], file.Keys());
        Assert.Equal(("rash.jpg", "image/jpeg", $"client:{clinic.Pair.ApiClient}"), (file.Text("fileName"), file.Text("mimeType"), file.Text("uploadedBy")));
        Assert.Equal(content.Length, file.GetProperty("fileSize").GetInt64());
        Assert.Equal(clinic.PatientId.ToString("D"), file.Text("patientId"));
        Assert.Equal($"{clinic.Root}/chat/files/{file.Text("id")}", answer.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task A_message_carries_a_file_once()
    {
        var clinic = await ApiClinic.OpenAsync(host);
        var id = await UploadedAsync(clinic);

        var message = await (await clinic.SendAsync("look", id)).JsonAsync(201);

        var attachment = message.GetProperty("attachment");
        Assert.Equal(["id", "fileName", "fileSize", "mimeType"], attachment.Keys());
        Assert.Equal((id, "rash.jpg", "image/jpeg"), (attachment.Text("id"), attachment.Text("fileName"), attachment.Text("mimeType")));
        await clinic.SendAsync("again", id).RefusesAsync(409, "ATTACHMENT_ALREADY_USED", "FILE", "File is already attached to a message");
    }

    [Fact]
    public async Task A_file_that_is_not_there_or_anothers_cannot_be_attached()
    {
        var clinic = await ApiClinic.OpenAsync(host);
        var other = await ApiClinic.OpenAsync(host);
        var neighbour = await clinic.WithScopesAsync();
        var nurse = await host.PersonAsync(clinic.Instance.Id, Roles.Clinician);
        var teams = await host.Services.GetRequiredService<AttachmentStore>()
            .UploadAsync(nurse, clinic.PatientId, new MemoryStream(ApiClinic.Jpeg()), "x.jpg");
        foreach (var id in new[] { Guid.NewGuid().ToString(), "file_1", await UploadedAsync(other), await UploadedAsync(neighbour), teams.Id.ToString() })
            await clinic.SendAsync("look", id).RefusesAsync(404, "FILE_NOT_FOUND", "FILE", "File was not found");
        await clinic.Http.PostAsync(clinic.Chat + "/messages", Answers.Json("""{"body":"x","attachmentId":5}"""))
            .RefusesAsync(400, "VALIDATION_ERROR", "CHAT", "attachmentId must be a string", "attachmentId");
        Assert.Equal(0, (await (await clinic.Http.GetAsync(clinic.Chat + "/messages")).JsonAsync(200)).GetProperty("totalElements").GetInt32());
    }

    [Fact]
    public async Task A_download_has_the_contracts_headers_and_bytes()
    {
        var clinic = await ApiClinic.OpenAsync(host);
        var content = ApiClinic.Jpeg("bytes");
        var id = await UploadedAsync(clinic, content, "Ausschlag Ü.jpg");

        using var answer = await clinic.Http.GetAsync($"{clinic.Root}/chat/files/{id}");

        Assert.Equal(content, await answer.Content.ReadAsByteArrayAsync());
        Assert.Equal("image/jpeg", answer.Content.Headers.ContentType?.ToString());
        Assert.Equal("attachment; filename=\"Ausschlag _.jpg\"; filename*=UTF-8''Ausschlag%20%C3%9C.jpg", answer.Content.Headers.GetValues("Content-Disposition").Single());
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("sandbox", answer.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Equal(["no-store", "private"], answer.Headers.GetValues("Cache-Control").Single().Split(", ").Order());
        Assert.True(answer.Headers.Contains("X-Request-Id"));
        Assert.Equal(id, (await host.AuditedAsync(clinic.PatientId, "file.read")).Subject);
    }

    [Fact]
    public async Task A_plain_name_stands_in_quotes()
    {
        var clinic = await ApiClinic.OpenAsync(host);
        using var answer = await clinic.Http.GetAsync($"{clinic.Root}/chat/files/{await UploadedAsync(clinic)}");
        Assert.Equal("attachment; filename=\"rash.jpg\"", answer.Content.Headers.GetValues("Content-Disposition").Single());
    }

    [Fact]
    public async Task A_part_of_a_file_can_be_read()
    {
        var clinic = await ApiClinic.OpenAsync(host);
        var content = ApiClinic.Jpeg(new string('x', 1000));
        var address = $"{clinic.Root}/chat/files/{await UploadedAsync(clinic, content)}";
        using var part = await clinic.Http.SendAsync(new HttpRequestMessage(HttpMethod.Get, address) { Headers = { Range = new RangeHeaderValue(10, 19) } });
        Assert.Equal(206, (int)part.StatusCode);
        Assert.Equal(content[10..20], await part.Content.ReadAsByteArrayAsync());
        Assert.Equal($"bytes 10-19/{content.Length}", part.Content.Headers.ContentRange?.ToString());
        clinic.Http.DefaultRequestHeaders.Range = new RangeHeaderValue(90_000, 90_001);
        await clinic.Http.GetAsync(address).RefusesAsync(416, "RANGE_NOT_SATISFIABLE", "SYSTEM", "The range is not in the file");
    }

    [Fact]
    public async Task A_file_is_sent_only_on_the_condition_that_was_made()
    {
        var clinic = await ApiClinic.OpenAsync(host);
        var address = $"{clinic.Root}/chat/files/{await UploadedAsync(clinic)}";
        var tag = (await clinic.Http.GetAsync(address)).Headers.ETag!;
        Assert.Equal(304, (int)(await clinic.Http.SendAsync(new(HttpMethod.Get, address) { Headers = { IfNoneMatch = { tag } } })).StatusCode);
        clinic.Http.DefaultRequestHeaders.Add("If-Match", "\"x\"");
        await clinic.Http.GetAsync(address).RefusesAsync(412, "PRECONDITION_FAILED", "SYSTEM", "The condition of the request does not hold");
    }

    [Fact]
    public async Task A_file_is_found_only_by_those_who_may_see_it()
    {
        var clinic = await ApiClinic.OpenAsync(host);
        var neighbour = await clinic.WithScopesAsync();
        var foreign = await ApiClinic.OpenAsync(host);
        var id = await UploadedAsync(clinic);

        await neighbour.Http.GetAsync($"{clinic.Root}/chat/files/{id}").RefusesAsync(404, "FILE_NOT_FOUND", "FILE", "File was not found");
        await clinic.SendAsync("look", id);
        Assert.Equal(200, (int)(await neighbour.Http.GetAsync($"{clinic.Root}/chat/files/{id}")).StatusCode);
        await foreign.Http.GetAsync($"{foreign.Root}/chat/files/{id}").RefusesAsync(404, "FILE_NOT_FOUND", "FILE", "File was not found");
        await clinic.Http.GetAsync($"{clinic.Root}/chat/files/rash.jpg").RefusesAsync(404, "FILE_NOT_FOUND", "FILE", "File was not found");
    }

    [Fact]
    public async Task Twenty_five_megabytes_are_taken_and_one_byte_more_is_not()
    {
        var clinic = await ApiClinic.OpenAsync(host);
        var largest = ApiClinic.Jpeg(new string('x', (int)AttachmentStore.LargestFile - ApiClinic.Jpeg("").Length));
        Assert.Equal(201, (int)(await clinic.UploadAsync(largest)).StatusCode);
        await clinic.UploadAsync([.. largest, 0]).RefusesAsync(413, "FILE_TOO_LARGE", "FILE", "File exceeds the size limit");
        await clinic.UploadAsync(new byte[40 * 1024 * 1024]).RefusesAsync(413, "FILE_TOO_LARGE", "FILE", "File exceeds the size limit");
    }

    [Theory]
    [InlineData("picture.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>")]
    [InlineData("picture.jpg", "<html><script>alert(1)</script></html>")]
    [InlineData("tool.exe", "MZ\0\0\0\0\0\0\0\0")]
    [InlineData("run.txt", "\u007fELF\u0002\u0001\u0001\0\0\0\0\0")]
    public async Task What_may_not_be_attached_is_known_by_its_bytes(string name, string content)
    {
        var clinic = await ApiClinic.OpenAsync(host);
        await clinic.UploadAsync(Encoding.UTF8.GetBytes(content), name).RefusesAsync(415, "UNSUPPORTED_MEDIA_TYPE", "FILE", "File type is not allowed");
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(host.DataDirectory, "files", "incoming")));
    }

    [Fact]
    public async Task What_is_no_form_with_a_file_is_refused()
    {
        var clinic = await ApiClinic.OpenAsync(host);
        await clinic.Http.PostAsync(clinic.Chat + "/files", Answers.Json("{}")).RefusesAsync(415, "UNSUPPORTED_MEDIA_TYPE", "FILE", "Content-Type must be multipart/form-data");
        await clinic.Http.PostAsync(clinic.Chat + "/files", new MultipartFormDataContent { { new StringContent("x"), "other" } })
            .RefusesAsync(400, "VALIDATION_ERROR", "CHAT", "file is required", "file");
        var broken = new StringContent("--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\nhello");
        broken.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=b");
        await clinic.Http.PostAsync(clinic.Chat + "/files", broken).RefusesAsync(400, "VALIDATION_ERROR", "CHAT", "Request body is not a multipart form", "file");
    }

    [Fact]
    public async Task Two_files_in_one_form_are_refused_and_neither_is_kept()
    {
        var clinic = await ApiClinic.OpenAsync(host);
        using var two = new MultipartFormDataContent
        {
            { new StringContent("first"), "file", "a.txt" }, { new StringContent("a note"), "other" }, { new StringContent("second"), "file", "b.txt" },
        };
        using var one = new MultipartFormDataContent { { new StringContent("first"), "file", "a.txt" }, { new StringContent("a note"), "other" } };

        await clinic.Http.PostAsync(clinic.Chat + "/files", two)
            .RefusesAsync(400, "VALIDATION_ERROR", "CHAT", "only one file can be uploaded per request", "file");

        await using (var db = host.Open()) Assert.False(await db.Attachments.AnyAsync(a => a.PatientId == clinic.PatientId));
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(host.DataDirectory, "files", "incoming")));
        Assert.Equal(201, (int)(await clinic.Http.PostAsync(clinic.Chat + "/files", one)).StatusCode);
    }

    [Fact]
    public async Task A_file_that_reached_no_message_is_removed_after_a_day()
    {
        var clinic = await ApiClinic.OpenAsync(host);
        var unused = await UploadedAsync(clinic);
        var used = await UploadedAsync(clinic);
        await clinic.SendAsync("look", used);
        var store = host.Services.GetRequiredService<AttachmentStore>();
        host.Clock.Advance(TimeSpan.FromHours(24) - TimeSpan.FromSeconds(1));
        await store.RemoveUnusedAsync();
        await using (var db = host.Open()) Assert.Equal(2, await db.Attachments.CountAsync(a => a.PatientId == clinic.PatientId));

        host.Clock.Advance(TimeSpan.FromSeconds(1));
        await store.RemoveUnusedAsync();
        await using (var db = host.Open()) Assert.Equal(used, (await db.Attachments.SingleAsync(a => a.PatientId == clinic.PatientId)).Id.ToString());
        Assert.False(File.Exists(Path.Combine(host.DataDirectory, "files", unused[..2], unused)));
        Assert.True(File.Exists(Path.Combine(host.DataDirectory, "files", used[..2], used)));
    }

    private static async Task<string> UploadedAsync(ApiClinic clinic, byte[]? content = null, string name = "rash.jpg") =>
        (await (await clinic.UploadAsync(content ?? ApiClinic.Jpeg(), name)).JsonAsync(201)).Text("id")!;
}
