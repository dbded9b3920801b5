using Bunit;
using CareChat.Tests.App;
using CareChat.Tests.Messages;
using CareChat.Web.Assistant;
using CareChat.Web.Assistant.Talks;
using CareChat.Web.Messages;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CareChat.Tests.Assistant.Talks;

/// <summary>What a talk looks like while it is asked and answered.</summary>
public sealed class TalkScreenTests : ConversationScreen, IClassFixture<TalkHost>
{
    private readonly PortalHost host;

    public TalkScreenTests(TalkHost host) : base(host)
    {
        this.host = host;
        Services.AddSingleton(host.Services.GetRequiredService<AnswersUnderWay>());
    }

    [Fact]
    public async Task An_answer_grows_below_its_question_and_the_stored_one_takes_its_place()
    {
        var room = await TalkRoom.InAsync(host);
        var held = room.Answerer.Hold(room.Patient.InstanceId);
        var view = Open(room);
        await room.AskAsync("What helps?");
        view.WaitForAssertion(() => Assert.Equal("Thinking…", view.Find(".under-way .bubble").TextContent));
        Assert.NotNull(view.Find(".under-way button[data-talk=stop]"));

        await held.GrowAsync("You");
        view.WaitForAssertion(() => Assert.Equal("You", view.Find(".under-way .bubble").TextContent));
        var most = 0;
        view.OnAfterRender += (_, _) => most = Math.Max(most, view.FindAll(".ai").Count);
        held.Release();

        view.WaitForAssertion(() => Assert.Equal("You asked: What helps?", view.Find("li.ai .bubble").TextContent));
        Assert.Empty(view.FindAll(".under-way"));
        Assert.Equal(1, most);
        Assert.Equal("Assistant (AI)", view.Find("li.ai .who").TextContent);
    }

    [Fact]
    public async Task Each_answer_is_labelled_names_its_sources_and_a_hidden_source_is_not_named()
    {
        var room = await TalkRoom.InAsync(host);
        var shown = await room.ArticleAsync("Cough");
        var hidden = await room.ArticleAsync("Old", isHidden: true);
        room.Answerer.Say(room.Patient.InstanceId, _ => new AssistantAnswer("Drink something warm.",
            [.. new[] { hidden, shown }.Select(a => new Citation(a.Id, a.ExternalId, a.Title, a.Source, ""))], true, "embedded"));
        await room.AnswerToAsync("What helps?");
        await room.AnswerToAsync("And what else?");

        var answers = Open(room).FindAll("li.ai");

        Assert.Equal(["Assistant (AI)", "Assistant (AI)"], answers.Select(a => a.QuerySelector(".who")!.TextContent));
        Assert.Equal($"/assistant/sources/{shown.Id}", Assert.Single(answers[0].QuerySelectorAll(".sources a")).GetAttribute("href"));
        Assert.Contains("Clinic leaflets", answers[0].QuerySelector(".sources")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_of_the_safety_screen_looks_urgent_and_carries_the_number()
    {
        var room = await TalkRoom.InAsync(host);
        await room.AnswerToAsync("I cannot breathe");
        await SayAsync(room.Patient, room.Team, "I cannot breathe");

        foreach (var answer in new[] { Open(room).Find("li.ai.danger"), Open(room.Team, room.Patient).Find("li.danger:not(.ai)") })
            Assert.Equal(("tel:911", "Call 911 now"), (answer.QuerySelector("a.call")!.GetAttribute("href"), answer.QuerySelector("a.call")!.TextContent.Trim()));
        Assert.Null(Open(room.Team, room.Team.Nurse).Find("li.danger").QuerySelector("a.call")); // the nurse is no patient
    }

    [Fact]
    public async Task What_was_handed_over_stands_in_the_chat_as_a_talk_for_both_sides_and_as_a_line_in_the_talk()
    {
        var room = await TalkRoom.InAsync(host);
        await room.AnswerToAsync("What helps?");
        await host.Services.GetRequiredService<TalkHandover>().HandOverAsync(room.Patient, room.Id, Words);

        Assert.Equal("Your talk with the assistant", Open(room.Team, room.Patient).Find("li.transcript .who").TextContent);
        Assert.Equal("Talk with the assistant, handed over", Open(room.Team, room.Team.Nurse).Find("li.transcript .who").TextContent);
        Assert.Equal("You gave this talk to your care team.", Open(room).Find("li.line[data-number] .text").TextContent);
    }

    [Fact]
    public async Task In_Spanish_the_whole_screen_is_Spanish_whoever_writes_to_it()
    {
        Words.Language = "es";
        var room = await TalkRoom.InAsync(host);
        var view = Open(room);
        Assert.Contains("¿Qué le gustaría saber?", view.Find(".empty").TextContent, StringComparison.Ordinal);
        Assert.Equal("Escriba su pregunta", view.Find("textarea").GetAttribute("placeholder"));

        await room.AnswerToAsync("¿Qué ayuda?"); // drawn on the threads of the answer

        view.WaitForAssertion(() => Assert.Equal("Asistente (IA)", view.Find("li.ai .who").TextContent));
        Assert.StartsWith("Jueves, ", view.Find(".day").TextContent, StringComparison.Ordinal);
        Assert.Matches("^\\d+:\\d\\d [ap]\\.\\sm\\.$", view.Find("li.mine .state").TextContent.Trim());
    }

    private IRenderedComponent<ConversationView> Open(TalkRoom room) => Render<ConversationView>(p => p
        .Add(v => v.ConversationId, room.Id).Add(v => v.Viewer, room.Patient)
        .Add(v => v.Empty, b => { b.OpenComponent<TalkExamples>(0); b.CloseComponent(); })
        .Add(v => v.Below, last => b =>
        {
            b.OpenComponent<AnswerBelow>(0);
            b.AddComponentParameter(1, nameof(AnswerBelow.ConversationId), room.Id);
            b.AddComponentParameter(2, nameof(AnswerBelow.Last), last);
            b.CloseComponent();
        }));
}
