using AngleSharp.Dom;
using Bunit;
using CareChat.Tests.App;
using CareChat.Web.Accounts;
using CareChat.Web.Data;
using CareChat.Web.Messages;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CareChat.Tests.Messages;

/// <summary>What a conversation looks like to each side.</summary>
public sealed class ConversationViewTests(PortalHost host) : ConversationScreen(host), IClassFixture<PortalHost>
{
    [Fact]
    public async Task The_same_message_is_ones_own_on_one_screen_and_theirs_on_the_other()
    {
        var room = await ChatRoom.InAsync(Host);
        await SayAsync(room.Patient, room, "Should I stop taking it?");

        var patient = Open(room, room.Patient).Find("li[data-number='1']");
        var nurse = Open(room, room.Nurse).Find("li[data-number='1']");

        Assert.Contains("mine", patient.ClassList);
        Assert.False(patient.HasAttribute("data-theirs"));
        Assert.DoesNotContain("mine", nurse.ClassList);
        Assert.Equal("Stephen McLaughlin", nurse.QuerySelector(".who")!.TextContent);
        Assert.Null(Open(room, room.Patient).Nodes.QuerySelector(".composer [data-tab=note]"));
        Assert.NotNull(Open(room, room.Nurse).Nodes.QuerySelector(".composer [data-tab=note]"));
    }

    [Fact]
    public async Task A_conversation_that_is_read_slowly_never_stands_under_the_name_of_the_one_gone_on_to()
    {
        var (slow, quick) = (await ChatRoom.InAsync(Host), await ChatRoom.InAsync(Host));
        await SayAsync(slow.Patient, slow, "of the first patient");
        await SayAsync(quick.Patient, quick, "of the second patient");
        var nurse = quick.Nurse;
        var reads = new HeldReads(Host.Services.GetRequiredService<IDbContextFactory<CareChatDb>>());
        Services.AddSingleton<IDbContextFactory<CareChatDb>>(reads);

        var view = Open(slow, slow.Nurse);
        reads.HoldsNext = false;
        view.Render(p => p.Add(v => v.ConversationId, quick.Id).Add(v => v.Viewer, nurse));
        view.WaitForState(() => view.Markup.Contains("of the second patient", StringComparison.Ordinal));
        var drawn = view.RenderCount;
        reads.Held.SetResult();
        view.WaitForState(() => view.RenderCount > drawn); // the slow reading is through

        Assert.Contains("of the second patient", view.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("of the first patient", view.Markup, StringComparison.Ordinal);
        Assert.Equal(quick.Id.ToString(), view.Find("chat-room").GetAttribute("data-conversation"));
    }

    [Fact]
    public async Task A_database_that_does_not_answer_once_is_asked_again_by_a_button()
    {
        var room = await ChatRoom.InAsync(Host);
        await SayAsync(room.Patient, room, "of the patient");
        var reads = new HeldReads(Host.Services.GetRequiredService<IDbContextFactory<CareChatDb>>());
        reads.Held.SetException(new Microsoft.Data.Sqlite.SqliteException("database is locked", 5));
        Services.AddSingleton<IDbContextFactory<CareChatDb>>(reads);

        var view = Open(room, room.Patient);
        view.WaitForState(() => view.FindAll(".lone button").Count == 1);
        reads.HoldsNext = false;
        await view.Find(".lone button").ClickAsync(new());

        view.WaitForAssertion(() => Assert.Contains("of the patient", view.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_group_names_its_author_once_and_tells_its_state_at_its_end()
    {
        var room = await ChatRoom.InAsync(Host);
        await SayAsync(room.Nurse, room, "one");
        await SayAsync(room.Nurse, room, "two");
        Host.Clock.Advance(TimeSpan.FromMinutes(11));
        await SayAsync(room.Nurse, room, "three");

        var rows = Open(room, room.Patient).FindAll("li[data-number]");

        Assert.Equal([true, false, true], rows.Select(r => r.QuerySelector(".who")?.TextContent == "Dana Ortiz, RN"));
        Assert.Equal([false, true, true], rows.Select(r => r.QuerySelector(".state") is not null));
    }

    [Fact]
    public async Task Days_stand_between_messages_by_the_viewers_calendar()
    {
        var room = await ChatRoom.InAsync(Host);
        Host.Clock.Advance(new DateTimeOffset(Host.Clock.GetUtcNow().Date.AddDays(1).AddHours(3.5), TimeSpan.Zero) - Host.Clock.GetUtcNow()); // 11:30 pm in New York
        await SayAsync(room.Patient, room, "late");
        Host.Clock.Advance(TimeSpan.FromHours(1));
        await SayAsync(room.Patient, room, "early");

        Assert.Equal(2, Open(room, room.Patient).FindAll("li.day").Count);
    }

    [Fact]
    public async Task What_was_read_is_said_in_words_as_soon_as_it_is_read()
    {
        var room = await ChatRoom.InAsync(Host);
        var sent = await SayAsync(room.Patient, room, "hello");
        var view = Open(room, room.Patient);
        var at = new ViewerClock(new HttpContextAccessor(), Host.Clock) { ZoneId = "America/New_York" }.Time(sent.SentAt);
        Assert.Equal($"{at} · Sent", view.Find(".state").TextContent.Trim());

        await Conversations.MarkReadAsync(room.Nurse, room.Id, 1);

        view.WaitForAssertion(() => Assert.Equal($"{at} · Read {at}", view.Find(".state").TextContent.Trim()));
    }

    [Fact]
    public async Task A_message_that_arrives_stands_there_without_reloading_and_one_taken_back_loses_its_text()
    {
        var room = await ChatRoom.InAsync(Host);
        var view = Open(room, room.Patient);
        Assert.Contains("Write to your care team", view.Find(".empty").TextContent, StringComparison.Ordinal);

        var sent = await SayAsync(room.Nurse, room, "Good morning");
        view.WaitForAssertion(() => Assert.Equal("Good morning", view.Find($"li[data-id='{sent.Id}'] .text").TextContent));
        await Messages.RetractAsync(room.Nurse, room.Id, sent.Number);

        view.WaitForAssertion(() => Assert.Equal("Message was taken back", view.Find($"li[data-id='{sent.Id}'] .bubble").TextContent));
    }

    [Fact]
    public async Task Only_what_one_wrote_oneself_can_be_taken_back_and_the_tab_key_stops_at_the_last()
    {
        var room = await ChatRoom.InAsync(Host);
        for (var i = 0; i < 2; i++) await SayAsync(room.Patient, room, "mine");
        await SayAsync(room.Nurse, room, "theirs");
        await SayAsync(room.Patient, room, "gone");
        await Messages.RetractAsync(room.Patient, room.Id, 4);

        var buttons = Open(room, room.Patient).FindAll("[data-take-back]");

        Assert.Equal([("1", "-1"), ("2", "0")], buttons.Select(b => (b.Closest("li")!.GetAttribute("data-number"), b.GetAttribute("tabindex"))));
        Assert.Equal(["3"], Open(room, room.Nurse).FindAll("[data-take-back]").Select(b => b.Closest("li")!.GetAttribute("data-number")));
    }

    [Fact]
    public async Task Text_is_shown_as_it_was_written_and_never_as_markup()
    {
        const string text = "<script>alert(1)</script>  two  blanks\n\n\tand \"quotes\" & https://example.com/?a=1&b=2 مرحبا\u202E";
        var room = await ChatRoom.InAsync(Host);
        await SayAsync(room.Nurse, room, text);

        var bubble = Open(room, room.Patient).Find(".bubble");

        Assert.Equal(text, bubble.TextContent);
        Assert.Equal("auto", bubble.GetAttribute("dir"));
        Assert.Empty(bubble.QuerySelectorAll("script"));
        Assert.Equal("https://example.com/?a=1&b=2", bubble.QuerySelector("a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task An_agents_message_is_marked_as_such()
    {
        var room = await ChatRoom.InAsync(Host);
        var agent = Actor.Operator(room.Nurse.InstanceId);
        await Messages.PostAsync(agent, new PostMessage(room.Id, "from the watch"));

        Assert.Equal("via API", Open(room, room.Nurse).Find(".state .tag").TextContent);
    }

    [Fact]
    public async Task Notes_stand_among_the_teams_messages_and_nowhere_on_the_patients_page()
    {
        var room = await ChatRoom.InAsync(Host);
        await SayAsync(room.Patient, room, "It itches");
        var patient = Open(room, room.Patient);
        var nurse = Open(room, room.Nurse);
        await Host.Services.GetRequiredService<NoteStore>().PostAsync(room.Nurse, new PostNote(room.Id, "Looks like an allergy"));
        await SayAsync(room.Nurse, room, "Since when?");

        nurse.WaitForAssertion(() => Assert.Equal(["1", "note", "2"], nurse.FindAll("[data-list] > li:not(.line)").Select(r => r.GetAttribute("data-number") ?? "note")));
        patient.WaitForAssertion(() => Assert.Equal(2, patient.FindAll("li[data-number]").Count));
        Assert.DoesNotContain("allergy", patient.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("allergy", Open(room, room.Patient).Markup, StringComparison.Ordinal);
    }
}
