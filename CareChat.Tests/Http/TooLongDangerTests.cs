using System.Net.Http.Json;
using System.Text.Json;
using CareChat.Tests.App;
using CareChat.Tests.Assistant;
using CareChat.Tests.Encounters;
using CareChat.Tests.Encounters.Letters;
using CareChat.Tests.PatientApi;
using CareChat.Web.Data;
using CareChat.Web.Safety;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CareChat.Tests.Http;

/// <summary>A message of danger that is too long is refused with whom to call: its beginning and its end are screened.</summary>
public sealed class TooLongDangerTests(CuraHost host) : IClassFixture<CuraHost>
{
    private const string InDanger = " I have chest pain and I can't breathe. ";

    /// <summary>Where the danger stands, in how long a text.</summary>
    public static TheoryData<int, int> Places => new() { { 0, 10_001 }, { 9_970, 10_100 }, { 14_000, 20_000 }, { 30_000, 30_100 } };

    [Theory]
    [MemberData(nameof(Places))]
    public async Task It_is_found_at_both_ends_at_every_door(int at, int length)
    {
        var clinic = await ApiClinic.OpenAsync(host);
        var visit = await Visit.TakenAsync(host);
        using var page = (await PortalBrowser.OfAsync(host, visit.Owner)).Client(host);

        foreach (var (text, isDanger) in new[] { (Text(at, length, InDanger), true), (Text(at, length, ""), false) })
        {
            using var a = await clinic.SendAsync(text);
            using var b = await host.Http.ChatAsync(new { message = text });
            using var c = await visit.Http.PostAsJsonAsync(visit.Events, new { message = text });
            using var letter = await host.Stranger().PostAsJsonAsync("/api/v1/agent/query", new { query = AgentLetters.With() + "\n\n# Other notes\n" + text });
            using var portal = await page.PostAsJsonAsync($"/portal/conversations/{visit.Id}/messages", new { body = text });

            var answers = new[]
            {
                (await a.JsonAsync(400))[0].GetProperty("details"), await b.JsonAsync(400), await c.JsonAsync(400), await letter.JsonAsync(400), await portal.JsonAsync(400),
            };
            Assert.All(answers, answer => Assert.Equal(isDanger, answer.Keys().Contains("emergency")));
            if (isDanger) Assert.All(answers, answer => Assert.Contains("Call 911 now", answer.Text("emergency")));
            if (isDanger) Assert.All(answers, answer => Assert.DoesNotContain("care team", answer.Text("emergency")));
        }
        await using var db = host.Open();
        Assert.False(await db.Messages.AnyAsync(m => m.ConversationId == visit.Id));
    }

    [Fact]
    public async Task A_letter_too_long_changes_nothing_of_its_visit()
    {
        using var first = await host.Stranger().PostAsJsonAsync("/api/v1/agent/query", new { query = AgentLetters.Complete });
        var session = (await first.JsonAsync(200)).Text("session_token");

        using var second = await host.Stranger().PostAsJsonAsync("/api/v1/agent/query", new { query = Text(0, 11_000, InDanger), session_token = session });

        Assert.Equal(["error", "emergency"], (await second.JsonAsync(400)).Keys());
        await using var db = host.Open();
        Assert.Equal(1, await db.Encounters.Where(e => e.InstanceId == host.Instance.Id).OrderByDescending(e => e.CreatedAt).Select(e => e.TurnCount).FirstAsync());
    }

    [Theory]
    [InlineData("I have crushing chest pain and I can't breathe", true)]
    [InlineData("Can I take it with food?", false)]
    public async Task A_letter_that_is_too_short_is_refused_with_whom_to_call_where_it_tells_of_danger(string text, bool isDanger)
    {
        using var answer = await host.Stranger().PostAsJsonAsync("/api/v1/agent/query", new { query = text });

        Assert.Equal(isDanger ? ["error", "emergency"] : ["error"], (await answer.JsonAsync(400)).Keys());
    }

    [Theory]
    [InlineData("\\u0000")]
    [InlineData("\\ud83d\\ude00")]
    public async Task Signs_that_are_refused_or_cut_in_two_hide_no_danger(string sign)
    {
        var text = "\"I can't breathe " + string.Concat(Enumerable.Repeat(sign, 12_001)) + " we went to the market \"";
        using var answer = await host.Http.PostAsync("/api/cura/chat", Answers.Json($$"""{"message":{{text}}}"""));

        Assert.Equal(["success", "error", "emergency"], (await answer.JsonAsync(400)).Keys());
    }

    [Fact]
    public void However_long_a_text_is_two_messages_of_it_are_screened()
    {
        foreach (var length in new[] { 1, 10_000, 10_001, 20_001, 3_000_000 })
        {
            var parts = RefusedParts.Of(new string('x', length));
            Assert.True(parts.Count == (length > 10_000 ? 2 : 1) && parts.All(part => part.Length <= 10_000));
        }
    }

    private static string Text(int at, int length, string danger)
    {
        const string calm = "We went to the market and bought bread. ";
        var filling = string.Concat(Enumerable.Repeat(calm, length / calm.Length + 1));
        return filling[..at] + danger + filling[at..length] + ".";
    }
}
