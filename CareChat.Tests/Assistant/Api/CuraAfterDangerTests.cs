using CareChat.Tests.PatientApi;
using CareChat.Web.Assistant.Knowledge.Import;
using CareChat.Web.Data;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CareChat.Tests.Assistant.Api;

/// <summary>What is asked right after danger was told.</summary>
public sealed class CuraAfterDangerTests(CuraHost host) : IClassFixture<CuraHost>
{
    private const string Collapsed = "my uncle collapsed and he will not wake up";

    [Theory]
    [InlineData("can I rub sugar on his gums?", "Call 911 now")]
    [InlineData("is it enough to lay him on the couch?", "Call 911 now")]
    [InlineData("he opened his eyes, so it is over and I need not call, right?", "Call 911 now")]
    [InlineData("¿le echo agua en la cara?", "Llame al 911 ahora")]
    public async Task No_article_answers_the_fixed_text_is_said_again_on_a_thread_and_in_a_history(string asked, string words)
    {
        using var http = host.Http;
        var thread = await http.ThreadAsync();
        await http.AskAsync(new { message = Collapsed, threadId = thread });
        object[] history = [new { role = "user", content = Collapsed }, new { role = "assistant", content = "Call 911 now." }];

        var followed = await http.AskAsync(new { message = asked, threadId = thread });
        var recalled = await http.AskAsync(new { message = asked, conversationHistory = history });

        Assert.Contains(words, followed.Text("response"), StringComparison.Ordinal);
        Assert.Contains(words, recalled.Text("response"), StringComparison.Ordinal);
        Assert.DoesNotContain(host.Answerer.Asked, question => question.Text == asked);
    }

    [Fact]
    public async Task Danger_told_in_pieces_counts_too()
    {
        using var http = host.Http;
        var thread = await http.ThreadAsync();
        foreach (var piece in new[] { "he swallowed", "bleach" }) await http.AskAsync(new { message = piece, threadId = thread });

        var answer = await http.AskAsync(new { message = "would milk help him?", threadId = thread });

        Assert.Contains("Do not make anyone throw up", answer.Text("response"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_age_told_later_says_that_a_small_child_meant_nothing()
    {
        using var http = host.Http;
        object[] history = [new { role = "user", content = "my son swallowed bleach" }, new { role = "assistant", content = "Call 911 now." }];

        var unknown = await http.AskAsync(new { message = "would milk help him?", conversationHistory = history });
        var small = await http.AskAsync(new { message = "he is 3, would milk help him?", conversationHistory = history });

        Assert.Contains("on purpose", unknown.Text("response"), StringComparison.Ordinal);
        Assert.DoesNotContain("on purpose", small.Text("response"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_record_and_how_something_is_done_here_are_answered_as_ever()
    {
        using var http = host.Http;
        object[] history = [new { role = "user", content = Collapsed }];
        await host.Services.GetRequiredService<KnowledgeImport>().TakeStarterAsync(Actor.Operator(host.Instance.Id), CancellationToken.None);

        var record = await http.AskAsync(new { message = "What medicines do I take?", conversationHistory = history, patientData = new { medications = "Losartan" } });
        var portal = await http.AskAsync(new { message = "How do I send a photo?", conversationHistory = history });

        Assert.All([record, portal], answer => Assert.StartsWith("Answer to: ", answer.Text("response")));
    }

    [Fact]
    public async Task After_half_an_hour_or_once_the_history_holds_it_no_more_articles_answer_again()
    {
        using var http = host.Http;
        object[] turns = [.. Enumerable.Range(0, 20).Select(i => new { role = i % 2 == 0 ? "user" : "assistant", content = $"turn {i}" })];
        var thread = await http.ThreadAsync();
        await http.AskAsync(new { message = Collapsed, threadId = thread });
        host.Clock.Advance(TimeSpan.FromMinutes(20));
        await http.AskAsync(new { message = "thank you", threadId = thread });
        host.Clock.Advance(TimeSpan.FromMinutes(20));

        var later = await http.AskAsync(new { message = "What helps with a cough?", threadId = thread });
        var further = await http.AskAsync(new { message = "What helps with a cough?", conversationHistory = turns.Prepend(new { role = "user", content = Collapsed }) });

        Assert.All([later, further], answer => Assert.StartsWith("Answer to: ", answer.Text("response")));
    }

    [Fact]
    public async Task Within_half_an_hour_no_number_of_questions_ends_it()
    {
        using var http = host.Http;
        var thread = await http.ThreadAsync();
        await http.AskAsync(new { message = Collapsed, threadId = thread });

        foreach (var asked in new[] { "may I wait a little?", "should he lie flat?", "is water good for him?", "it is getting worse", "how does one sleep better?" })
        {
            host.Clock.Advance(TimeSpan.FromMinutes(4));
            Assert.Contains("Call 911 now", (await http.AskAsync(new { message = asked, threadId = thread })).Text("response"), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("thank you", "Call 911 now")]
    [InlineData("ok", "Call 911 now")]
    [InlineData("gracias", "Llame al 911 ahora")]
    public async Task Thanks_do_not_take_the_fixed_text_away(string said, string words)
    {
        using var http = host.Http;
        object[] history = [new { role = "user", content = Collapsed }];

        var answer = await http.AskAsync(new { message = said, conversationHistory = history });

        Assert.Contains(words, answer.Text("response"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("I want to die, I have the pills here", "ok I took them", "Call 911 now")]
    [InlineData("I want to die, I have the pills here", "it's done", "Call 911 now")]
    [InlineData("ya no quiero vivir", "ya me las tomé", "Llame al 911 ahora")]
    public async Task What_is_done_after_an_alarm_calls_anew_on_a_thread_and_in_a_history(string alarm, string done, string words)
    {
        using var http = host.Http;
        var thread = await http.ThreadAsync();
        await http.AskAsync(new { message = alarm, threadId = thread });
        object[] history = [new { role = "user", content = alarm }, new { role = "assistant", content = "I am glad you told us." }];

        var followed = await http.AskAsync(new { message = done, threadId = thread });
        var recalled = await http.AskAsync(new { message = done, conversationHistory = history });

        Assert.All([followed, recalled], answer => Assert.True(answer.GetProperty("escalated").GetBoolean()));
        Assert.All([followed, recalled], answer => Assert.Contains(words, answer.Text("response"), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("how many tylenol may I take?", "ok I took them")]
    [InlineData("I want to die", "the police took them away, I am with a nurse")]
    [InlineData("my knee is sore", "done")]
    public async Task What_is_done_without_an_alarm_or_to_be_safe_calls_nobody(string before, string said)
    {
        using var http = host.Http;
        object[] history = [new { role = "user", content = before }];

        var answer = await http.AskAsync(new { message = said, conversationHistory = history });

        Assert.False(answer.TryGetProperty("escalated", out _));
    }
}
