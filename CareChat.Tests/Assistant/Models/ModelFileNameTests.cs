using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using CareChat.Tests.App;
using CareChat.Web.Assistant.Drafts;
using CareChat.Web.Attachments;
using CareChat.Web.Data;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CareChat.Tests.Assistant.Models;

/// <summary>Files whose names give orders, in the chat a reply is drafted for: no file's name reaches the model.</summary>
public sealed class ModelFileNameTests(ModelHost host) : IClassFixture<ModelHost>
{
    [Fact]
    public async Task An_order_in_a_files_name_changes_neither_the_prompt_nor_the_draft()
    {
        host.Model.Behaviour = (http, prompt) => ModelServer.SayAsync(http, $"Yes. {new FencedPrompt(prompt)["record"].Split('\n').Single(line => line.StartsWith("Allergies", StringComparison.Ordinal))}. [R]");
        var (given, draft) = await DraftedAsync("rash.txt");
        Assert.Equal("Yes. Allergies: Penicillin (rash).", draft);
        Assert.Equal(["record", "question"], given.Blocks.Select(b => b.Kind));

        foreach (var injection in Injections.All)
        {
            var (prompt, drafted) = await DraftedAsync(injection + ".txt");

            Assert.Equal(given.Blocks, prompt.Blocks);
            Assert.Equal(given.Outside, prompt.Outside);
            Assert.Equal(draft, drafted);
        }
    }

    /// <summary>A patient sends a file of this name and asks; a nurse has a reply drafted.</summary>
    private async Task<(FencedPrompt Prompt, string Draft)> DraftedAsync(string fileName)
    {
        var room = await ChatRoom.InAsync(host);
        await host.WriteAsync(scope =>
        {
            scope.Db.RecordItems.Add(new RecordItem { Id = Guid.NewGuid(), PatientId = room.Patient.PatientId!.Value, Kind = RecordKind.Allergy, Text = "Penicillin", Detail = "rash", IsActive = true, ExternalId = "1" });
            return scope.Db.SaveChangesAsync();
        });
        using var patient = (await PortalBrowser.OfAsync(host, room.Patient)).Client(host);
        var content = new ByteArrayContent("My notes."u8.ToArray());
        content.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data") { Name = "file", FileNameStar = fileName };
        using var form = new MultipartFormDataContent { content };
        using var uploaded = await patient.PostAsync($"/portal/conversations/{room.Id}/files", form);
        var file = await uploaded.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(FileName.Safe(fileName, FileType.Text), file.GetProperty("fileName").GetString());
        await SayAsync(patient, room, "", file.GetProperty("id").GetGuid());
        await SayAsync(patient, room, "Am I allergic to penicillin?", null);

        var before = host.Model.Prompts.Count;
        var draft = await host.Services.GetRequiredService<DraftMaker>().MakeAsync(room.Nurse, room.Id, null);
        return (new FencedPrompt(Assert.Single(host.Model.Prompts.Skip(before))), draft.Text);
    }

    private static async Task SayAsync(HttpClient patient, ChatRoom room, string body, Guid? attachmentId)
    {
        using var said = await patient.PostAsJsonAsync($"/portal/conversations/{room.Id}/messages", new { id = Guid.NewGuid(), body, attachmentId });
        said.EnsureSuccessStatusCode();
    }
}
