using CareChat.Web.Safety;
using Xunit;

namespace CareChat.Tests.Safety;

/// <summary>"The 40 pills I took" is the same overdose as "I took 40 pills", however it is asked about.</summary>
public sealed class OverdoseTests
{
    [Theory]
    [InlineData("What should I do about the bottle of pills I took tonight?")]
    [InlineData("Is the whole bottle of Tylenol I just swallowed dangerous?")]
    [InlineData("Advice on what to do about the 40 Tylenol I swallowed tonight")]
    [InlineData("Is there anything to do about the 30 paracetamol my daughter swallowed")]
    [InlineData("I regret the 40 pills I took tonight")]
    [InlineData("how dangerous are the twenty Benadryl my son ate?")]
    [InlineData("Question about the handful of Xanax she popped an hour ago")]
    [InlineData("is it bad, the 25 of my mom's pills I took")]
    [InlineData("the box of Advil he downed, what now?")]
    [InlineData("I am scared of the bottle of sleeping pills I took")]
    [InlineData("Can the overdose my brother took be reversed?")]
    [InlineData("What happens if I took 40 Tylenol tonight?")]
    [InlineData("What if she just swallowed 30 aspirin?")]
    [InlineData("what do I do if he took a whole bottle of Tylenol an hour ago")]
    [InlineData("¿Qué hago con las 40 pastillas que me tomé anoche?")]
    [InlineData("¿es peligroso el frasco entero de Tylenol que me acabo de tomar?")]
    [InlineData("¿Son peligrosas las 30 aspirinas que mi hija se tragó?")]
    [InlineData("Me arrepiento del frasco de pastillas que me tomé")]
    [InlineData("las 20 pastillas que tomé hace rato, ¿qué hago?")]
    [InlineData("¿Qué pasa si me tomé 40 pastillas anoche?")]
    [InlineData("acabo de tomarme 30 pastillas")]
    public void An_overdose_is_heard_as_a_noun_too(string text)
    {
        var finding = EmergencyDetector.Shipped.Find(text);
        Assert.True(finding is { Kind: EmergencyKind.Poisoning, IsCallNow: true }, text);
    }

    [Theory]
    [InlineData("What should I do about the pills I took yesterday, as prescribed?")]
    [InlineData("What should I do about the 10 pills I took yesterday, as prescribed?")]
    [InlineData("What happens if someone takes 40 Tylenol?")]
    [InlineData("What happens if somebody took 40 Tylenol?")]
    [InlineData("I have a question about the bottle of pills I picked up today")]
    [InlineData("Where is the bottle of pills I took to the pharmacy today?")]
    [InlineData("I took my 2 Tylenol tonight")]
    [InlineData("Are the 2 Tylenol I took tonight enough?")]
    [InlineData("The bottle of cough medicine I took last month did not help")]
    [InlineData("The 30 pills I took over three weeks did not help")]
    [InlineData("Is the medicine I took tonight safe with milk?")]
    [InlineData("The 20 pills my doctor ordered are at the pharmacy")]
    [InlineData("¿Qué hago con las pastillas que me tomé ayer como indicó el doctor?")]
    [InlineData("Me recetaron 20 pastillas para que tome una al día")]
    [InlineData("Las 10 pastillas que tomo al día son para la presión")]
    [InlineData("¿Qué pasa si alguien toma 40 pastillas?")]
    [InlineData("el frasco de pastillas que recogí hoy")]
    [InlineData("Las 30 pastillas que me tomé este mes no me ayudaron")]
    public void What_was_taken_as_it_should_be_calls_nobody(string text) =>
        Assert.False(EmergencyDetector.Shipped.Find(text) is { IsCallNow: true }, text);
}
