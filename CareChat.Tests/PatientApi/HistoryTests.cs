using System.Text.Json;
using CareChat.Tests.App;
using CareChat.Web.Data;
using CareChat.Web.Messages;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CareChat.Tests.PatientApi;

/// <summary>Contract A.3.</summary>
public sealed class HistoryTests(PortalHost host) : IClassFixture<PortalHost>
{
    [Fact]
    public async Task The_first_page_is_the_newest_fifty_in_the_envelope()
    {
        var clinic = await WithMessagesAsync(55);

        var page = await PageAsync(clinic, "");

        Assert.Equal(["data", "page", "size", "totalElements", "totalPages"], page.Keys());
        Assert.Equal((0, 50, 55, 2), Envelope(page));
        Assert.Equal(Enumerable.Range(6, 50).Reverse().Select(i => $"line {i}"), page.Bodies());
        Assert.Equal(["line 5", "line 4", "line 3", "line 2", "line 1"], (await PageAsync(clinic, "?page=1")).Bodies());
    }

    [Fact]
    public async Task Pages_can_be_read_oldest_first()
    {
        var clinic = await WithMessagesAsync(5);
        Assert.Equal(["line 1", "line 2"], (await PageAsync(clinic, "?sort=sentAt,asc&size=2")).Bodies());
        Assert.Equal(["line 5"], (await PageAsync(clinic, "?sort=sentAt,asc&size=2&page=2")).Bodies());
        Assert.Equal(["line 3", "line 2"], (await PageAsync(clinic, "?sort=sentAt,desc&size=2&page=1")).Bodies());
    }

    [Theory]
    [InlineData("?page=1")]
    [InlineData("?page=2147483647")]
    [InlineData("?page=2147483648&size=100")]
    [InlineData("?page=9223372036854775807&sort=sentAt,asc")]
    [InlineData("?page=99999999999999999999999999")]
    public async Task A_page_past_the_end_is_empty(string query)
    {
        var clinic = await WithMessagesAsync(3);
        var page = await PageAsync(clinic, query);
        Assert.Empty(page.Bodies());
        Assert.Equal(3, page.GetProperty("totalElements").GetInt64());
    }

    [Fact]
    public async Task A_chat_without_messages_is_an_empty_page()
    {
        var clinic = await ApiClinic.OpenAsync(host);
        Assert.Equal((0, 50, 0, 0), Envelope(await PageAsync(clinic, "")));
    }

    [Theory]
    [InlineData("?size=101", 100)]
    [InlineData("?size=100000000000", 100)]
    [InlineData("?size=100", 100)]
    [InlineData("?size=1", 1)]
    public async Task A_size_above_100_is_cut_down(string query, int size)
    {
        var clinic = await WithMessagesAsync(2);
        Assert.Equal(size, (await PageAsync(clinic, query)).GetProperty("size").GetInt32());
    }

    [Theory]
    [InlineData("?page=-1", "page", "page must be 0 or greater")]
    [InlineData("?page=x", "page", "page must be 0 or greater")]
    [InlineData("?page=", "page", "page must be 0 or greater")]
    [InlineData("?page=1.5", "page", "page must be 0 or greater")]
    [InlineData("?size=0", "size", "size must be 1 or greater")]
    [InlineData("?size=-7", "size", "size must be 1 or greater")]
    [InlineData("?size=many", "size", "size must be 1 or greater")]
    [InlineData("?since=yesterday", "since", "since must be an ISO 8601 timestamp")]
    [InlineData("?since=", "since", "since must be an ISO 8601 timestamp")]
    [InlineData("?since=2026-02-29T10:00:00Z", "since", "since must be an ISO 8601 timestamp")]
    [InlineData("?since=2026-02-29", "since", "since must be an ISO 8601 timestamp")]
    [InlineData("?since=2026-04-02Z", "since", "since must be an ISO 8601 timestamp")]
    [InlineData("?since=2026-04-02T", "since", "since must be an ISO 8601 timestamp")]
    [InlineData("?since=1775138400", "since", "since must be an ISO 8601 timestamp")]
    [InlineData("?sort=body,asc", "sort", "sort must be sentAt,desc or sentAt,asc")]
    public async Task Wrong_parameters_are_refused_by_name(string query, string field, string message)
    {
        var clinic = await ApiClinic.OpenAsync(host);
        await clinic.Http.GetAsync(clinic.Chat + "/messages" + query).RefusesAsync(400, "VALIDATION_ERROR", "CHAT", message, field);
    }

    [Fact]
    public async Task All_wrong_parameters_are_named_at_once()
    {
        var clinic = await ApiClinic.OpenAsync(host);
        using var answer = await clinic.Http.GetAsync(clinic.Chat + "/messages?page=-1&size=0&since=now");
        var problems = (await answer.JsonAsync(400)).EnumerateArray().ToList();
        Assert.Equal(["page", "size", "since"], problems.Select(p => p.GetProperty("details").Text("field")));
    }

    [Fact]
    public async Task Since_is_strict_and_takes_any_offset()
    {
        var clinic = await WithMessagesAsync(4);
        var all = (await PageAsync(clinic, "?sort=sentAt,asc")).GetProperty("data").EnumerateArray().Select(m => DateTimeOffset.Parse(m.Text("sentAt")!)).ToList();

        Assert.Equal(["line 4", "line 3"], (await Since(all[1].UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ"))).Bodies());
        Assert.Equal(["line 4", "line 3"], (await Since(Uri.EscapeDataString(all[1].ToOffset(TimeSpan.FromHours(5.5)).ToString("yyyy-MM-ddTHH:mm:ss.fffzzz")))).Bodies());
        Assert.Equal(["line 4", "line 3"], (await Since(all[1].ToOffset(TimeSpan.FromHours(2)).ToString("yyyy-MM-ddTHH:mm:ss.fffzzz"))).Bodies());
        Assert.Equal(["line 4", "line 3", "line 2"], (await Since(all[1].AddTicks(-1).UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffffffZ"))).Bodies());
        Assert.Equal(["line 4", "line 3"], (await Since(all[1].AddTicks(9).UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffffffZ"))).Bodies());
        Assert.Equal((0, 50, 0, 0), Envelope(await Since(all[3].UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ"))));
        Assert.Equal(4, (await Since("0001-01-01T00:00:00Z")).GetProperty("totalElements").GetInt32());
        Assert.Equal(4, (await Since(all[0].UtcDateTime.ToString("yyyy-MM-dd"))).GetProperty("totalElements").GetInt32());
        Assert.Equal(0, (await Since(all[0].UtcDateTime.AddDays(1).ToString("yyyy-MM-dd"))).GetProperty("totalElements").GetInt32());

        Task<JsonElement> Since(string since) => PageAsync(clinic, "?since=" + since);
    }

    [Fact]
    public async Task Following_by_since_neither_repeats_nor_loses_messages_of_one_millisecond()
    {
        var clinic = await ApiClinic.OpenAsync(host);
        for (var i = 0; i < 5; i++) await clinic.SendAsync($"line {i}");

        var seen = new List<string?>();
        var since = "2000-01-01T00:00:00Z";
        while ((await PageAsync(clinic, $"?sort=sentAt,asc&size=2&since={since}")).GetProperty("data") is var data && data.GetArrayLength() > 0)
        {
            seen.AddRange(data.EnumerateArray().Select(m => m.Text("body")));
            since = data.EnumerateArray().Last().Text("sentAt")!;
        }
        Assert.Equal(["line 0", "line 1", "line 2", "line 3", "line 4"], seen);
    }

    [Fact]
    public async Task A_retracted_message_stays_without_its_text()
    {
        var clinic = await ApiClinic.OpenAsync(host);
        var nurse = await host.PersonAsync(clinic.Instance.Id, Roles.Clinician);
        var store = host.Services.GetRequiredService<MessageStore>();
        await store.PostAsync(nurse, new PostMessage(clinic.Conversation.Id, "wrong patient"));
        await store.RetractAsync(nurse, clinic.Conversation.Id, 1);

        var message = Assert.Single((await PageAsync(clinic, "")).GetProperty("data").EnumerateArray().ToList());

        Assert.Equal("", message.Text("body"));
        Assert.Matches("Z$", message.Text("retractedAt"));
    }

    [Fact]
    public async Task Every_page_that_showed_something_is_audited_and_an_empty_one_is_not()
    {
        var clinic = await WithMessagesAsync(3);
        await PageAsync(clinic, "?since=2100-01-01T00:00:00Z");
        await PageAsync(clinic, "?size=2");

        var entry = await host.AuditedAsync(clinic.PatientId, "messages.read");
        Assert.Equal($"{clinic.Conversation.Id:D}/2-3", entry.Subject);
        Assert.Equal(clinic.Pair.Id, entry.ActorId);
    }

    private async Task<ApiClinic> WithMessagesAsync(int count)
    {
        var clinic = await ApiClinic.OpenAsync(host);
        var nurse = await host.PersonAsync(clinic.Instance.Id, Roles.Clinician);
        var store = host.Services.GetRequiredService<MessageStore>();
        for (var i = 1; i <= count; i++)
        {
            host.Clock.Advance(TimeSpan.FromMilliseconds(1500));
            await store.PostAsync(nurse, new PostMessage(clinic.Conversation.Id, $"line {i}"));
        }
        return clinic;
    }

    private static async Task<JsonElement> PageAsync(ApiClinic clinic, string query) =>
        await (await clinic.Http.GetAsync(clinic.Chat + "/messages" + query)).JsonAsync(200);

    private static (int Page, int Size, int Elements, int Pages) Envelope(JsonElement page) =>
        (page.GetProperty("page").GetInt32(), page.GetProperty("size").GetInt32(), page.GetProperty("totalElements").GetInt32(), page.GetProperty("totalPages").GetInt32());
}
