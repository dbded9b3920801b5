using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CareChat.Shared;
using CareChat.Web.Accounts;
using CareChat.Web.Attachments;
using CareChat.Web.Audit;
using CareChat.Web.Data;
using CareChat.Web.Http;
using CareChat.Web.PatientApi.Wire;
using CareChat.Web.Patients;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace CareChat.Web.PatientApi;

/// <summary>Takes files in and hands them out (contract A.5).</summary>
internal sealed class FileEndpoints(
    AttachmentStore files, PatientDirectory patients, Doorkeeper doorkeeper, ChatTokenDoor tokenDoor, RateLimits limits, WriteLane lane, ReadAudit audit,
    TimeProvider clock)
{
    /// <summary>What surrounds a file in a form, at most.</summary>
    private const long Wrapping = 1024 * 1024;

    /// <summary>What is still read of a request that is too large, so that its sender hears the answer.</summary>
    private const long LargestRequest = 64 * 1024 * 1024;

    /// <summary>Uploads a file for a patient.</summary>
    public async Task UploadAsync(ApiCall call)
    {
        var line = await call.PatientAsync(patients);
        var request = call.Http.Request;
        if (call.Http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size) size.MaxRequestBodySize = LargestRequest;
        if (request.ContentLength > AttachmentStore.LargestFile + Wrapping) throw new RefusedException(AttachmentStore.TooLarge);
        var part = await FilePart.FindAsync(request, call.Cancelled);
        using var upload = await files.ReceiveAsync(call.Actor, line.PatientId, part.Content, part.FileName, call.Cancelled);
        await part.RequireOnlyAsync(call.Cancelled);
        var claim = IdempotencyKey.Of(call.Http, call.Client.Id, () => HashOf(upload));
        var answer = await lane.WriteAsync(scope =>
        {
            scope.RequireLive(call.Actor);
            return scope.OnceAsync(claim, clock.GetUtcNow(), () => Task.FromResult(Add(scope, call, line.PatientId, upload)));
        }, call.Cancelled);
        if (!answer.IsReplay) upload.Settle();
        await call.Http.Response.WriteAnswerAsync(answer);
    }

    /// <summary>Downloads a file, with a bearer token or a chat token of the same patient.</summary>
    public async Task DownloadAsync(HttpContext http)
    {
        var actor = await ReaderAsync(http);
        var id = Ids.Require((string?)http.Request.RouteValues["fileId"], "File");
        var file = await files.OpenAsync(actor, id, http.RequestAborted);
        audit.Note(actor, "file.read", file.PatientId, id.ToString("D"));
        var headers = http.Response.Headers;
        headers.ContentDisposition = Disposition(file.FileName);
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = "sandbox";
        headers.CacheControl = "private, no-store";
        await TypedResults.Stream(file.Content, file.ContentType, entityTag: new EntityTagHeaderValue($"\"{id:N}\""), enableRangeProcessing: true).ExecuteAsync(http);
        if (http.Response is not { StatusCode: 412 or 416, HasStarted: false }) return; // neither has a body yet
        http.Response.ContentType = null;
        headers.ContentDisposition = default;
    }

    /// <summary>Who reads a file, within its budget.</summary>
    private async Task<Actor> ReaderAsync(HttpContext http)
    {
        if (!http.Request.Query.ContainsKey("token") || Doorkeeper.Bearer(http) is not null)
            return (await doorkeeper.EnterAsync(http, ApiClientScopes.FilesRead)).Actor;
        var reader = await tokenDoor.EnterAsync(http);
        limits.PerChatTokenFiles.Take(reader.Id).Tell(http).Require();
        return reader;
    }

    /// <summary>What the request says: the bytes as they are stored, and their name.</summary>
    private static byte[] HashOf(Upload upload) => SHA256.HashData([.. upload.Sha256, .. Encoding.UTF8.GetBytes(upload.FileName)]);

    private Answer Add(WriteScope scope, ApiCall call, Guid patientId, Upload upload)
    {
        var row = files.Add(scope, call.Actor, patientId, upload);
        var json = new FileJson(row.Id, row.PatientId, row.FileName, row.FileSize, row.MimeType, row.UploadedBy, row.UploadedAt);
        var tenantAndInstance = call.Http.Request.RouteValues;
        return new Answer(StatusCodes.Status201Created, JsonSerializer.Serialize(json, WireJson.Plain.FileJson),
            $"/{tenantAndInstance["tenant"]}/{tenantAndInstance["instance"]}/chat/files/{row.Id:D}", patientId);
    }

    /// <summary>The name in plain ASCII, and beside it the whole name where it has more (RFC 6266, RFC 8187).</summary>
    private static string Disposition(string fileName)
    {
        var ascii = new StringBuilder(fileName.Length);
        foreach (var c in fileName) ascii.Append(c is < ' ' or > '~' or '"' or '\\' ? '_' : c);
        var plain = $"attachment; filename=\"{ascii}\"";
        return Ascii.IsValid(fileName) ? plain : $"{plain}; filename*=UTF-8''{Uri.EscapeDataString(fileName)}";
    }
}
