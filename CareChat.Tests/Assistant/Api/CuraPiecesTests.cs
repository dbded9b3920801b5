using CareChat.Tests.PatientApi;
using Xunit;

namespace CareChat.Tests.Assistant.Api;

/// <summary>What a call without a thread says in fragments, the first of them in its history.</summary>
public sealed class CuraPiecesTests(CuraHost host) : IClassFixture<CuraHost>
{
    [Fact]
    public async Task What_is_said_in_pieces_of_a_history_is_read_as_one()
    {
        using var http = host.Http;
        object[] halves = [new { role = "user", content = "my throat" }, new { role = "assistant", content = "What about it?" }];
        object[] whole = [new { role = "user", content = "My throat has been sore since the summer, it is better now." }];

        var told = await http.AskAsync(new { message = "is closing up", conversationHistory = halves });
        var calm = await http.AskAsync(new { message = "is closing up", conversationHistory = whole });

        Assert.True(told.GetProperty("escalated").GetBoolean());
        Assert.False(calm.TryGetProperty("escalated", out _));
    }

    [Fact]
    public async Task Pieces_that_were_answered_as_danger_do_not_call_again_with_what_comes_after()
    {
        using var http = host.Http;
        object[] answered = [new { role = "user", content = "my throat" }, new { role = "user", content = "is closing up" }, new { role = "assistant", content = "Call 911 now." }];

        var thanks = await http.AskAsync(new { message = "ok thanks", conversationHistory = answered });
        var more = await http.AskAsync(new { message = "breathe", conversationHistory = answered.Append(new { role = "user", content = "now i cannot" }) });

        Assert.False(thanks.TryGetProperty("escalated", out _));
        Assert.True(more.GetProperty("escalated").GetBoolean());
    }
}
