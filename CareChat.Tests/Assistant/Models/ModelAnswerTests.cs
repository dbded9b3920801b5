using CareChat.Web.Assistant;
using CareChat.Web.Assistant.Models;
using Xunit;

namespace CareChat.Tests.Assistant.Models;

/// <summary>A model that does its work: what is streamed, what is shown, what it names.</summary>
public sealed class ModelAnswerTests : IAsyncDisposable
{
    private readonly ModelDesk desk = new();

    [Fact]
    public async Task An_answer_grows_word_by_word_and_ends_with_its_source()
    {
        var grown = new List<string>();

        var answer = await desk.AskAsync("Do I take it with food?", grown.Add);

        Assert.Equal("Most people take it with food.\n\nSource: NLM, Taking tablets with food", answer.Text);
        Assert.Equal(("model", null, true), (answer.Maker, answer.Fallback, answer.IsKnown));
        Assert.Equal("take-with-food", Assert.Single(answer.Sources).ExternalId);
        Assert.Equal(["Most", "Most people", "Most people take"], grown.Take(3));
        Assert.All(grown, text => Assert.DoesNotContain("[", text));
        Assert.Equal(1, desk.Health.Answers);
    }

    [Fact]
    public async Task It_is_shown_before_the_model_has_finished()
    {
        var shown = new TaskCompletionSource<string>();
        desk.Server.Behaviour = async (http, _) =>
        {
            await ModelServer.SendAsync(http, new { role = "assistant", content = "Most people " }, null);
            await shown.Task.WaitAsync(TimeSpan.FromSeconds(20));
            await ModelServer.SayAsync(http, "take it with food. [1]");
        };

        var answer = await desk.AskAsync("Do I take it with food?", text => shown.TrySetResult(text));

        Assert.Equal("Most people", await shown.Task);
        Assert.StartsWith("Most people take it with food.", answer.Text);
    }

    [Theory]
    [InlineData("Skip it when the next one is near. [2]", "missed-dose")]
    [InlineData("Skip it. [2] Take it with food. [1, 2]", "missed-dose take-with-food")]
    [InlineData("Skip it. [2] Take it with food. [99]", "missed-dose")]
    [InlineData("Your record lists penicillin. [R]", "")]
    [InlineData("Your record lists penicillin [R], so ask first [2].", "missed-dose")]
    public async Task Its_sources_are_the_passages_it_names_and_no_others(string said, string expected)
    {
        desk.Server.Behaviour = (http, _) => ModelServer.SayAsync(http, said);

        var answer = await desk.AskAsync("What about a missed dose?", about: new PatientFacts { Name = "Ruth" });

        Assert.Equal(expected, string.Join(' ', answer.Sources.Select(s => s.ExternalId)));
        Assert.DoesNotContain("[", answer.Text);
        Assert.Equal("model", answer.Maker);
    }

    [Theory]
    [InlineData("Take it with food.", 2)]
    [InlineData("Take it with food. [7][99]", 2)]
    [InlineData("Take it with food. [1]", 0)]
    [InlineData("Take it with food.", 0)]
    [InlineData("Your record lists penicillin. [R]", 2)]
    [InlineData("Your record lists penicillin. [R]", 0)]
    public async Task An_answer_that_names_nothing_it_was_given_is_the_embedded_assistants(string said, int passages)
    {
        desk.Shelf.Passages = [.. desk.Shelf.Passages.Take(passages)];
        desk.Server.Behaviour = (http, _) => ModelServer.SayAsync(http, said);

        var answer = await desk.AskAsync("What about a missed dose?");

        Assert.Equal((ModelDesk.Embedded, FallbackReason.Garbage), (answer.Text, answer.Fallback));
    }

    [Fact]
    public async Task Where_there_is_nothing_to_name_a_greeting_stands_by_itself()
    {
        desk.Shelf.Passages = [];
        desk.Server.Behaviour = (http, _) => ModelServer.SayAsync(http, "Hello! What would you like to know?");

        var answer = await desk.AskAsync("Hi");

        Assert.Equal(("Hello! What would you like to know?", "model", true), (answer.Text, answer.Maker, answer.IsKnown));
        Assert.Empty(answer.Sources);
    }

    [Fact]
    public async Task A_model_that_does_not_know_names_no_source()
    {
        desk.Server.Behaviour = (http, _) => ModelServer.SayAsync(http, "I do not know that. Your care team can help. [0]");

        var answer = await desk.AskAsync("What is the capital of France?");

        Assert.Equal(("I do not know that. Your care team can help.", false, "model"), (answer.Text, answer.IsKnown, answer.Maker));
        Assert.Empty(answer.Sources);
    }

    [Fact]
    public async Task A_Spanish_answer_names_its_source_in_Spanish_and_once()
    {
        desk.Server.Behaviour = (http, _) => ModelServer.SayAsync(http, "La mayoría de las personas lo toma con comida. [1]\n\nFuente: [1] NLM");

        var answer = await desk.AskAsync("¿Lo tomo con comida?");

        Assert.Equal("La mayoría de las personas lo toma con comida.\n\nFuente: NLM, Taking tablets with food", answer.Text);
    }

    [Fact]
    public async Task The_request_has_no_tools_and_names_the_model()
    {
        await desk.AskAsync("Do I take it with food?");

        var request = Assert.Single(desk.Server.Requests);
        Assert.Equal("test", request.GetProperty("model").GetString());
        Assert.True(request.GetProperty("stream").GetBoolean());
        Assert.False(request.TryGetProperty("tools", out _));
        Assert.Equal(["system", "user"], request.GetProperty("messages").EnumerateArray().Select(m => m.GetProperty("role").GetString()));
    }

    public ValueTask DisposeAsync() => desk.DisposeAsync();
}
