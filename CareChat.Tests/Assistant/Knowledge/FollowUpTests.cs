using System.Net.Http.Json;
using CareChat.Tests.App;
using CareChat.Tests.Assistant.Talks;
using CareChat.Tests.PatientApi;
using CareChat.Web.Assistant;
using CareChat.Web.Assistant.Answers;
using CareChat.Web.Assistant.Knowledge.Import;
using CareChat.Web.Data;
using CareChat.Web.Escalation;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using Xunit.Abstractions;

namespace CareChat.Tests.Assistant.Knowledge;

/// <summary>The program, with room for many calls of one key.</summary>
public sealed class FollowUpHost : PortalHost
{
    public FollowUpHost() => Settings["CareChat:RateLimits:PerAssistantKeyPerMinute"] = "100000";
}

/// <summary>A question that asks of something else is answered no oftener after another than alone; one that asks on still is.</summary>
public sealed class FollowUpTests(FollowUpHost host, ITestOutputHelper output) : IClassFixture<FollowUpHost>
{
    private static readonly ILookup<string, string> Questions =
        File.ReadLines(Path.Combine(Repository.Root, "CareChat.Tests", "Assistant", "Knowledge", "FollowUps.tsv")).Where(line => line[0] != '#')
            .Select(line => line.Split('\t')).ToLookup(fields => fields[0], fields => fields[1]);

    [Fact]
    public async Task Of_forty_times_forty_pairs_none_is_answered_that_is_not_answered_alone()
    {
        var instance = await InstanceAsync();
        var alone = new Dictionary<string, AssistantAnswer>();
        foreach (var question in Questions["other"]) alone[question] = await AskAsync(instance, question, []);
        var (unknown, raised) = (new List<string>(), new List<string>());
        foreach (var first in Questions["known"])
        {
            var said = await AskAsync(instance, first, []);
            if (!said.IsKnown) unknown.Add(first);
            foreach (var second in Questions["other"])
            {
                foreach (var (way, history, language) in Ways(first, said.Text))
                {
                    var answer = await AskAsync(instance, second, history, language);
                    if (answer.IsKnown && !alone[second].IsKnown) raised.Add($"{way}: {first} | {second} -> {answer.Sources.FirstOrDefault()?.Title}");
                }
            }
        }
        output.WriteLine($"{Questions["known"].Count()} x {Questions["other"].Count()} pairs in three ways; alone {alone.Values.Count(a => a.IsKnown)} are answered: "
            + string.Join(" | ", alone.Where(a => a.Value.IsKnown).Select(a => $"{a.Key} -> {a.Value.Sources.FirstOrDefault()?.Title}")));
        foreach (var pair in raised.Concat(unknown).Take(60)) output.WriteLine(pair);
        Assert.Empty(raised);
        Assert.Empty(unknown);
    }

    [Theory]
    [InlineData("What helps against heartburn?", "and for children?", "Heartburn")]
    [InlineData("What can I do for a cough at home?", "and for children?", "Cough and cold")]
    [InlineData("¿Qué puedo hacer en casa para la tos?", "¿y para los niños?", "Tos y resfriado")]
    [InlineData("What helps against heartburn?", "what causes it?", "Heartburn")]
    [InlineData("What can I do for a sore throat?", "how long does it last?", "Sore throat")]
    [InlineData("What do I do for pink eye?", "Is it contagious?", "Pink eye")]
    [InlineData("¿Qué ayuda con el estreñimiento?", "¿y para los niños?", "Estreñimiento")]
    public async Task A_question_that_asks_on_takes_the_subject_of_the_one_before(string first, string second, string topic)
    {
        var instance = await InstanceAsync();
        var said = await AskAsync(instance, first, []);

        foreach (var (_, history, language) in Ways(first, said.Text))
        {
            var answer = await AskAsync(instance, second, history, language);
            Assert.True(answer.IsKnown, second);
            Assert.Contains(topic, answer.Sources[0].Title, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task After_a_question_nobody_could_answer_one_that_asks_on_is_not_answered_from_an_earlier_one()
    {
        var instance = await InstanceAsync();
        Turn[] talk =
        [
            new(true, "What helps against heartburn?"), new(false, "Eat smaller meals."), new(true, "Can I take ibuprofen with warfarin?"), new(false, "I do not know the answer to that."),
        ];

        Assert.False((await AskAsync(instance, "and for children?", talk)).IsKnown);
    }

    [Fact]
    public async Task So_it_is_on_a_thread_by_a_given_history_and_in_the_portal()
    {
        var room = await TalkRoom.InAsync(host);
        await StarterAsync(room.Patient.InstanceId);
        var key = await host.Services.GetRequiredService<AssistantKeyStore>().CreateAsync(Actor.Operator(room.Patient.InstanceId), "Test program");
        using var http = new HttpClient { BaseAddress = host.Address };
        http.DefaultRequestHeaders.Add("X-API-Key", key.Key);
        var words = AnswerWords.Of("en");
        foreach (var (first, second) in Questions["known"].Zip(Questions["other"]).Where((_, i) => i % 5 == 0))
        {
            host.Clock.Advance(TimeSpan.FromHours(1)); // each pair is a talk of its own
            var alone = await SayAsync(http, new { message = second });
            var thread = await http.ThreadAsync();
            var said = await SayAsync(http, new { message = first, threadId = thread });
            var portal = await room.AnswerToAsync(first);

            Assert.Equal(alone, await SayAsync(http, new { message = second, threadId = thread }));
            Assert.Equal(alone, await SayAsync(http, new { message = second, conversationHistory = new[] { new { role = "user", content = first }, new { role = "assistant", content = said } } }));
            Assert.Equal(said, portal.Body);
            // Only the portal has a button to ask the team with.
            Assert.Equal(alone == words.UnknownApart ? words.Unknown : alone, (await room.AnswerToAsync(second)).Body);
        }
    }

    /// <summary>What stands before the second question: on a thread, in a history that a caller gives, in the portal after a word of thanks.</summary>
    private static IEnumerable<(string Way, Turn[] History, string? Language)> Ways(string first, string said) =>
    [
        ("thread", [new(true, first), new(false, said)], null),
        ("history", [new(true, first)], null),
        ("portal", [new(true, first), new(false, said), new(true, "Thanks!"), new(false, "You are welcome. What else would you like to know?")], "en"),
    ];

    private static async Task<string> SayAsync(HttpClient http, object body)
    {
        using var answer = await http.PostAsJsonAsync("/api/cura/chat", body);
        return (await answer.JsonAsync(200)).Text("response")!;
    }

    private Task<AssistantAnswer> AskAsync(Guid instance, string text, IReadOnlyList<Turn> history, string? language = null) =>
        host.Services.GetRequiredService<IAnswerer>().AnswerAsync(
            new Question { InstanceId = instance, Text = text, History = history, Language = language }, null, CancellationToken.None);

    private async Task<Guid> InstanceAsync()
    {
        var instance = (await host.InstanceAsync($"f-{Guid.NewGuid():N}")).Id;
        await StarterAsync(instance);
        return instance;
    }

    private Task StarterAsync(Guid instance) =>
        host.WriteAsync(scope => Task.FromResult(host.Services.GetRequiredService<KnowledgeImport>().TakeStarter(scope, Actor.Operator(instance))));
}
