using Bunit;
using CareChat.Tests.App;
using CareChat.Web.Conversations;
using CareChat.Web.Data;
using CareChat.Web.Realtime;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CareChat.Tests.Conversations;

public sealed class InboxRowTests : PageContext
{
    public InboxRowTests() => BeInteractive();

    [Fact]
    public void A_row_says_who_waits_how_long_in_which_language_and_with_whom()
    {
        var row = Show(Row() with { Unread = 2, Language = "es-US", PatientSource = MessageSource.Api, AssignedToId = Guid.NewGuid(), AssignedToName = "Mina Lee, MD" });

        Assert.Equal("Alberto Atencio", row.Find(".name").TextContent);
        Assert.Equal("waiting 42 min", Words(row.Find("time")));
        Assert.Equal("2 new", Words(row.Find(".count")));
        Assert.Equal(["Español", "via API"], row.FindAll(".tag").Select(t => t.TextContent));
        Assert.Equal("ML with Mina Lee, MD", string.Join(' ', row.Find(".owner").Children.Select(c => c.TextContent)));
        Assert.Equal("es-US", row.Find(".tag").GetAttribute("lang"));
    }

    [Fact]
    public void Danger_is_a_word_and_a_sign_and_says_since_when()
    {
        var row = Show(Row() with { UrgentSince = Clock.GetUtcNow().AddMinutes(-3) });

        Assert.Equal("urgent for 3 min", Words(row.Find("time")));
        Assert.StartsWith("Urgent since ", row.Find(".tag.urgent").TextContent);
        Assert.NotNull(row.Find(".tag.urgent svg"));
    }

    [Fact]
    public void What_only_may_be_danger_says_that_a_nurse_should_look()
    {
        var row = Show(Row() with { UrgentSince = Clock.GetUtcNow().AddMinutes(-3), IsForNurse = true });

        Assert.StartsWith("A nurse should look, since ", row.Find(".tag.urgent").TextContent);
    }

    [Fact]
    public void Closed_nobody_waits_but_danger_that_nobody_answered_is_still_said()
    {
        var closed = Row() with { ClosedAt = Clock.GetUtcNow() };

        Assert.DoesNotContain("waiting", Words(Show(closed).Find("time")), StringComparison.Ordinal);
        Assert.StartsWith("Urgent since ", Show(closed with { UrgentSince = Clock.GetUtcNow().AddMinutes(-3) }).Find(".tag.urgent").TextContent);
    }

    [Fact]
    public void English_is_not_said()
    {
        Assert.Empty(Show(Row() with { Language = "en-US" }).FindAll(".tag"));
    }

    [Theory]
    [InlineData("Me duele", false, null, null, "Me duele")]
    [InlineData("", false, "arm.png", "image/png", "Photo")]
    [InlineData("", false, "labs.pdf", "application/pdf", "labs.pdf")]
    [InlineData("", true, null, null, "Message removed")]
    public void The_last_line_is_text_a_photo_or_a_file(string text, bool retracted, string? file, string? type, string expected)
    {
        var last = new LastLine(AuthorKind.Patient, null, null, text, retracted, file, type);
        Assert.Equal(expected, Show(Row() with { Last = last }).Find(".line").TextContent);
    }

    [Fact]
    public void The_last_line_says_whose_answer_it_is()
    {
        Assert.Equal("You: done", new LastLine(AuthorKind.Clinician, Dana.Id, Dana.Name, "done", false, null, null).For(Dana));
        Assert.Equal("Mina: done", new LastLine(AuthorKind.Clinician, Guid.NewGuid(), "Mina Lee, MD", "done", false, null, null).For(Dana));
        Assert.Equal("Care team: done", new LastLine(AuthorKind.Clinician, null, null, "done", false, null, null).For(Dana));
    }

    [Fact]
    public void Markup_in_a_message_stays_text()
    {
        var last = new LastLine(AuthorKind.Patient, null, null, "<script>alert(1)</script>", false, null, null);
        var row = Show(Row() with { Last = last, PatientName = "<b>Al</b>" });

        Assert.Empty(row.FindAll("script"));
        Assert.Equal("<b>Al</b>", row.Find(".name").TextContent);
    }

    [Fact]
    public void Who_types_is_seen_at_once_and_goes_by_itself()
    {
        var summary = Row();
        var row = Show(summary);
        var patient = new Actor { Kind = ActorKind.Person, Id = Guid.NewGuid(), InstanceId = Dana.InstanceId, Role = Roles.Patient, PatientId = summary.PatientId };
        var presence = Services.GetRequiredService<Presence>();

        presence.Typing(summary.Id, patient);
        row.WaitForAssertion(() => Assert.Equal("is typing…", row.Find(".line").TextContent));

        presence.StopTyping(summary.Id, patient);
        row.WaitForAssertion(() => Assert.Equal("Hello", row.Find(".line").TextContent));
    }

    [Fact]
    public void The_open_conversation_is_marked_as_current()
    {
        var row = Render<InboxRow>(p => p.Add(r => r.Row, Row()).Add(r => r.Viewer, Dana).Add(r => r.Now, Clock.GetUtcNow()).Add(r => r.IsSelected, true));
        Assert.Equal("true", row.Find("a").GetAttribute("aria-current"));
    }

    private IRenderedComponent<InboxRow> Show(ConversationSummary row) =>
        Render<InboxRow>(p => p.Add(r => r.Row, row).Add(r => r.Viewer, Dana).Add(r => r.Now, Clock.GetUtcNow()));

    private ConversationSummary Row() => new()
    {
        Id = Guid.NewGuid(),
        PatientId = Guid.NewGuid(),
        PatientName = "Alberto Atencio",
        NeedsReplySince = Clock.GetUtcNow().AddMinutes(-42.5),
        LastSentAt = Clock.GetUtcNow().AddMinutes(-40),
        Last = new LastLine(AuthorKind.Patient, null, null, "Hello", false, null, null),
    };
}
