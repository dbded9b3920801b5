using CareChat.Shared;
using CareChat.Tests.App;
using CareChat.Web.Data;
using CareChat.Web.Messages;
using Xunit;

namespace CareChat.Tests.Escalation;

/// <summary>Danger told in several short messages.</summary>
public abstract partial class EscalationTests
{
    [Theory]
    [InlineData("me duele mucho", "el pecho", "y el brazo izq")]
    [InlineData("i have really bad", "chest pain")]
    [InlineData("my son", "he swallowed", "bleach")]
    [InlineData("i cant", "breathe")]
    [InlineData("i just want to", "die")]
    [InlineData("mi esposo", "no puede", "respirar")]
    [InlineData("ya no", "quiero vi", "vir")]
    [InlineData("s", "u", "i", "c", "i", "d", "i", "o")]
    [InlineData("mi hermana quiere", "suicidar", "se")]
    [InlineData("i am cho", "king")]
    [InlineData("i get this awful squeezing feeling", "and it sits in my chest")]
    [InlineData("ibuprofen last night", "like 60", "on purpose")]
    [InlineData("35 weeks", "terrible headache", "seeing spots")]
    public async Task Danger_told_in_pieces_is_answered_once(params string[] pieces)
    {
        var line = await host.PatientAsync(host.Instance.Id, "Pia");
        var pia = await host.PersonAsync(host.Instance.Id, Roles.Patient, line.PatientId);

        foreach (var piece in pieces.Append("please").Append("hurry")) await Messages.PostAsync(pia, new PostMessage(line.Id, piece));

        Assert.Single(await SaidAsync(line.Id), m => m.AuthorKind == AuthorKind.System && m.Body.Contains("911", StringComparison.Ordinal));
        Assert.NotNull((await ReadAsync(line.Id)).UrgentSince);
    }

    [Theory]
    [InlineData("thank you", "see you friday", "with my x-ray of the chest")]
    [InlineData("my grandmother", "had a stroke", "ten years ago")]
    [InlineData("hola", "gracias", "ya no me duele el pecho")]
    [InlineData("what are", "the signs of a stroke?")]
    [InlineData("my new card came in the mail today", "and the pharmacy already has it")]
    [InlineData("ok", "me", "to", "see you on friday")]
    [InlineData("can i", "re", "fill", "my tylenol")]
    public async Task Everyday_words_in_pieces_frighten_nobody(params string[] pieces)
    {
        var line = await host.PatientAsync(host.Instance.Id, "Quin");
        var quin = await host.PersonAsync(host.Instance.Id, Roles.Patient, line.PatientId);

        foreach (var piece in pieces) await Messages.PostAsync(quin, new PostMessage(line.Id, piece));

        Assert.DoesNotContain(await SaidAsync(line.Id), m => m.AuthorKind == AuthorKind.System);
    }

    [Fact]
    public async Task Pieces_of_another_patient_or_of_the_team_are_no_pieces_of_this_one()
    {
        var (line, other) = (await host.PatientAsync(host.Instance.Id, "Rita"), await host.PatientAsync(host.Instance.Id, "Sol"));
        var rita = await host.PersonAsync(host.Instance.Id, Roles.Patient, line.PatientId);
        var sol = await host.PersonAsync(host.Instance.Id, Roles.Patient, other.PatientId);
        var dana = await host.PersonAsync(host.Instance.Id, Roles.Clinician);
        await Messages.PostAsync(rita, new PostMessage(line.Id, "i cant"));
        await Messages.PostAsync(dana, new PostMessage(other.Id, "i cant"));

        await Messages.PostAsync(sol, new PostMessage(other.Id, "breathe"));

        Assert.DoesNotContain(await SaidAsync(other.Id), m => m.AuthorKind == AuthorKind.System);
        await Assert.ThrowsAsync<RefusedException>(() => Messages.PostAsync(sol, new PostMessage(line.Id, "breathe")));
        Assert.Null(Messages.Screen(sol, new PostMessage(line.Id, "breathe")).Finding);
    }
}
