using System.Net.Http.Json;
using System.Text.Json;
using CareChat.Tests.App;
using CareChat.Tests.Encounters;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CareChat.Tests.Messages;

/// <summary>What the portal does not take, and what it says of danger in it.</summary>
public sealed class RefusedMessageTests(PortalHost host) : IClassFixture<PortalHost>
{
    [Fact]
    public async Task A_cry_for_help_that_is_not_taken_is_answered_with_the_number_to_call()
    {
        var room = await ChatRoom.InAsync(host);
        using var page = (await PortalBrowser.OfAsync(host, room.Patient)).Client(host);
        await host.WriteAsync(scope => scope.Db.Patients.Where(p => p.Id == room.Patient.PatientId).ExecuteUpdateAsync(p => p.SetProperty(x => x.ChatDisabled, true)));
        var path = $"/portal/conversations/{room.Id}/messages";

        var calm = await (await page.PostAsJsonAsync(path, new { body = "hello" })).Content.ReadFromJsonAsync<JsonElement>();
        var cry = await (await page.PostAsJsonAsync(path, new { body = "I can't breathe" })).Content.ReadFromJsonAsync<JsonElement>();

        Assert.Equal(["type", "title", "status", "code"], calm.EnumerateObject().Select(p => p.Name));
        Assert.Equal(["type", "title", "status", "code", "emergency"], cry.EnumerateObject().Select(p => p.Name));
        Assert.Contains("Call 911 now", cry.GetProperty("emergency").GetString());
        await using var db = host.Open();
        Assert.Equal(0, await db.Messages.CountAsync(m => m.ConversationId == room.Id));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Danger_in_words_of_no_language_is_answered_in_that_of_the_page(bool isRefused)
    {
        var room = await ChatRoom.InAsync(host);
        using var page = (await PortalBrowser.OfAsync(host, room.Patient)).Client(host);
        page.DefaultRequestHeaders.AcceptLanguage.ParseAdd("es-US");
        await host.WriteAsync(scope => scope.Db.Patients.Where(p => p.Id == room.Patient.PatientId).ExecuteUpdateAsync(p => p.SetProperty(x => x.ChatDisabled, isRefused)));

        var answer = await page.PostAsJsonAsync($"/portal/conversations/{room.Id}/messages", new { body = "me electrocute" });

        await using var db = host.Open();
        var said = isRefused
            ? (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("emergency").GetString()
            : (await db.Messages.SingleAsync(m => m.ConversationId == room.Id && m.Number == 2)).Body;
        Assert.Contains("Llame al 911 ahora", said);
    }

    [Fact]
    public async Task A_visit_that_is_over_says_whom_to_call_too()
    {
        var visit = await Visit.TakenAsync(host);
        await visit.CancelAsync();
        using var page = (await PortalBrowser.OfAsync(host, visit.Owner)).Client(host);

        var cry = await (await page.PostAsJsonAsync($"/portal/conversations/{visit.Id}/messages", new { body = "I can't breathe" })).Content.ReadFromJsonAsync<JsonElement>();

        Assert.Equal("ENCOUNTER_CLOSED", cry.GetProperty("code").GetString());
        Assert.Contains("Call 911 now", cry.GetProperty("emergency").GetString());
    }
}
