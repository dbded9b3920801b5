using CareChat.Tests.App;
using CareChat.Tests.Assistant;
using CareChat.Tests.Encounters.Api;
using CareChat.Tests.Encounters.Letters;
using CareChat.Tests.PatientApi;
using CareChat.Tests.Safety;
using CareChat.Web.Data;
using CareChat.Web.Encounters;
using CareChat.Web.Encounters.Letters;
using CareChat.Web.Messages;
using CareChat.Web.Safety;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CareChat.Tests.Escalation;

/// <summary>One screen judges chats, threads and letters: what calls in one calls in all, in the program as it runs.</summary>
public sealed class OneScreenTests(ManyLettersHost host) : IClassFixture<ManyLettersHost>
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_sentence_is_judged_alike_in_a_chat_on_a_thread_and_in_a_letter(bool isEmergency)
    {
        using var http = host.Http;
        using var agent = new HttpClient { BaseAddress = host.Address };
        var line = await host.PatientAsync(host.Instance.Id, "Ada");
        var ada = await host.PersonAsync(host.Instance.Id, Roles.Patient, line.PatientId);
        var wrong = new List<string>();
        foreach (var text in SafetySets.Kinds.Where(e => e.IsEmergency == isEmergency).Select(e => e.Text))
        {
            var calls = EmergencyDetector.Shipped.Find(text) is { IsCallNow: true };
            var (chat, thread, letter) = (await InChatAsync(ada, line.Id, text), await OnThreadAsync(http, text), await InLetterAsync(agent, text));
            if ((chat, thread, letter) != (calls, calls, calls)) wrong.Add($"{text}: {calls}, chat {chat}, thread {thread}, letter {letter}");
        }

        Assert.Equal("", string.Join(Environment.NewLine, wrong));
    }

    [Fact]
    public void The_set_has_the_sentences_of_the_letters_that_were_let_through_and_fifty_more() =>
        Assert.InRange(SafetySets.Kinds.Count(e => EmergencyDetector.Shipped.Find(e.Text) is { IsCallNow: true }), 53, int.MaxValue);

    [Theory]
    [InlineData("## HPI\nHe fell and we can't wake him up", true)]
    [InlineData("## ROS\nNo fever. Denies chest pain, trouble breathing or fainting.", false)]
    [InlineData("## ROS\nDenies:\n- chest pain\n- wanting to die", false)]
    [InlineData("## PMH\nHeart attack in 2015, took a whole bottle of tylenol as a teenager", false)]
    [InlineData("## FH\nFather died of a stroke, brother killed himself", false)]
    [InlineData("## Plan\nReturn at once for:\n- chest pain\n- trouble breathing\n", false)]
    [InlineData("## Plan\nGo to the hospital if she can't breathe or passes out.", false)]
    [InlineData("## Plan\nRegrese si le duele el pecho o no puede respirar.", false)]
    [InlineData("## What I'm hoping for\nI want to die and nobody should stop me", true)]
    [InlineData("## Motivo\nMe tomé todas las pastillas, quiero morirme", true)]
    public void A_letters_sections_are_read_as_what_they_are(string letter, bool calls) =>
        Assert.Equal(calls, LetterScreenFinding(letter) is { IsCallNow: true });

    [Theory]
    [InlineData(Criteria.SocialHistory, "Teacher, does not smoke. Lives alone. I want to kill myself tonight.")]
    [InlineData(Criteria.SocialHistory, "Maestra. Quiero quitarme la vida esta noche.")]
    [InlineData(Criteria.Allergies, "Peanuts. I ate some ten minutes ago and my throat is closing up.")]
    [InlineData(Criteria.PastHistory, "Depression. I took a whole bottle of Tylenol an hour ago.")]
    [InlineData(Criteria.PastHistory, "Ninguno. Tengo un dolor fuerte en el pecho que baja por el brazo izquierdo.")]
    [InlineData(Criteria.FamilyHistory, "Mother with asthma. My son has been having a seizure for ten minutes.")]
    [InlineData(Criteria.Allergies, "- NKDA\n- My lips are blue and I can't breathe")]
    [InlineData(Criteria.PastHistory, "Eczema. <!-- I want to kill myself tonight -->")]
    [InlineData(2, "# I want to kill myself tonight\nThe rash began five days ago.")]
    public async Task No_letter_that_calls_is_ready_for_checkout_wherever_it_says_so(int place, string text)
    {
        using var agent = new HttpClient { BaseAddress = host.Address };

        Assert.True(await InLetterAsync(agent, text, place));
    }

    [Theory]
    [InlineData(Criteria.PastHistory, "Heart attack 2019, suicide attempt in 2015.")]
    [InlineData(Criteria.FamilyHistory, "Father died of stroke.")]
    [InlineData(Criteria.Allergies, "Anaphylaxis to peanuts")]
    public async Task A_letter_with_a_grave_history_is_ready_for_checkout(int place, string text)
    {
        using var agent = new HttpClient { BaseAddress = host.Address };

        Assert.False(await InLetterAsync(agent, text, place));
    }

    [Fact]
    public async Task A_phrase_of_the_clinic_counts_in_its_letters_too()
    {
        using var agent = new HttpClient { BaseAddress = host.Address };
        var administrator = await host.PersonAsync(host.Instance.Id, Roles.Administrator);
        Assert.False(await InLetterAsync(agent, "The crimson tide is here again"));

        await host.Services.GetRequiredService<PhraseStore>().AddAsync(administrator, EmergencyKind.Other, "crimson tide");

        Assert.True(await InLetterAsync(agent, "The crimson tide is here again"));
    }

    private static EmergencyFinding? LetterScreenFinding(string letter) => LetterScreen.Find(EmergencyDetector.Shipped, letter);

    private async Task<bool> InChatAsync(Actor ada, Guid conversationId, string text)
    {
        var posted = await host.Services.GetRequiredService<MessageStore>().PostAsync(ada, new PostMessage(conversationId, text));
        await using var db = host.Open();
        return await db.Messages.AnyAsync(m => m.ConversationId == conversationId && m.Number == posted.Number + 1 && m.AuthorKind == AuthorKind.System);
    }

    private static async Task<bool> OnThreadAsync(HttpClient http, string text)
    {
        var thread = await http.ThreadAsync();
        var answer = await http.AskAsync(new { message = text, threadId = thread });
        return answer.TryGetProperty("escalated", out var escalated) && escalated.GetBoolean();
    }

    /// <summary>True where the letter is out of scope and its sender is told to call; what is in scope can be checked out.</summary>
    private async Task<bool> InLetterAsync(HttpClient agent, string text, int place = 2)
    {
        var answer = await agent.SendAsync(AgentLetters.With(place, text));
        var isInScope = answer.GetProperty("evaluation").GetProperty("request_within_scope").GetBoolean();
        Assert.Equal(!isInScope, answer.Text("next_steps")!.Contains("call emergency services", StringComparison.Ordinal));
        await using var db = host.Open();
        var id = answer.Id("encounter_id");
        Assert.Equal(isInScope, await db.Encounters.AnyAsync(e => e.Id == id && e.State == EncounterState.ReadyForCheckout));
        return !isInScope;
    }
}

/// <summary>The clinic, taking as many letters as the tests send.</summary>
public sealed class ManyLettersHost : CuraHost
{
    public ManyLettersHost()
    {
        Settings["CareChat:Encounters:QueriesPerHour"] = "10000";
        Settings["CareChat:Encounters:QueriesPerDay"] = "10000";
    }
}
