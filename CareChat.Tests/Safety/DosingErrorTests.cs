using CareChat.Web.Encounters.Letters;
using CareChat.Web.Safety;
using Xunit;

namespace CareChat.Tests.Safety;

/// <summary>"60 units instead of 6" is an overdose by its numbers; fewer than usual, and what was ordered or only asked, is none.</summary>
public sealed class DosingErrorTests
{
    [Theory]
    [InlineData("I injected 60 units of insulin instead of 6")]
    [InlineData("I injected 60 units instead of 6 of my insulin")]
    [InlineData("I took 60 units of Humalog instead of 6")]
    [InlineData("Me inyecté 60 unidades de insulina en vez de 6")]
    [InlineData("I gave my son 50 ml of Tylenol instead of 5")]
    [InlineData("I took 60 units of my insulin rather than 6")]
    [InlineData("I injected 60 units of Lantus when it should have been 6")]
    [InlineData("I injected 60 units, supposed to be 6")]
    [InlineData("Me puse 60 unidades de insulina en lugar de 6")]
    [InlineData("Me inyecté 60 unidades, cuando eran 6")]
    [InlineData("Me inyecté 60 unidades de insulina, debían ser 6")]
    [InlineData("Le di a mi hijo 50 ml de Tylenol en vez de 5")]
    [InlineData("le di 50 ml a mi bebé en lugar de 5")]
    [InlineData("I took 100 mg of morphine instead of 10")]
    [InlineData("Instead of 6 units I injected 60")]
    [InlineData("I was supposed to take 6 units of insulin but I took 60")]
    [InlineData("My insulin: I injected sixty units instead of six")]
    [InlineData("My daughter took 40 ml of the syrup instead of 4")]
    [InlineData("The nurse gave me 100 units of Novolog instead of 10")]
    [InlineData("I gave my 3 year old 10 tablets instead of 1")]
    [InlineData("Tomé 100 mg de morfina en vez de 10")]
    [InlineData("En vez de 6 unidades me inyecté 60")]
    [InlineData("I drew up 50 units of insulin and injected 50 units not 5")]
    [InlineData("I gave my baby 5 ml of ibuprofen instead of 0.5")]
    [InlineData("I gave my daughter ten times... I mean 20 ml of Benadryl, it should have been 2")]
    [InlineData("He injected 80 units of NovoLog and it was supposed to be 8")]
    [InlineData("gave my toddler 10 mL instead of 1 mL")]
    [InlineData("accidentally injected 40 units of Humalog, not 4")]
    [InlineData("I took 10 oxycodone instead of 1")]
    [InlineData("took 50u of insulin instead of 5u")]
    [InlineData("I injected 60 units of my Lantus instead of my usual 6")]
    [InlineData("le puse a mi mamá 50 unidades de insulina en vez de 5")]
    [InlineData("le di a mi niña 25 ml de paracetamol y eran 2.5")]
    [InlineData("Mi esposo se puso 40 unidades de insulina cuando le tocaban 4")]
    [InlineData("I took 30 units of fast acting insulin instead of 3 units")]
    [InlineData("I should have taken 6 units of insulin but I took 60")]
    [InlineData("I took 40 mg of methadone when the dose is 4")]
    [InlineData("I should have taken 6 units of Lantus and took 60")]
    public void Many_times_the_dose_calls_at_once(string text)
    {
        Assert.True(EmergencyDetector.Shipped.Find(text) is { Kind: EmergencyKind.Poisoning, IsCallNow: true }, text);
        Assert.Equal(EmergencyDetector.Shipped.Find(text), LetterScreen.Find(EmergencyDetector.Shipped, $"# Chief Complaint\n{text}\n"));
    }

    [Theory]
    [InlineData("I took 2 pills instead of 1")]
    [InlineData("I took 20 mg of lisinopril instead of 10")]
    [InlineData("I used 8 puffs instead of 2")]
    [InlineData("tomé 2 pastillas en vez de 1")]
    [InlineData("I put 10 drops in my eye instead of 2")]
    [InlineData("I took 1,000 mg of metformin instead of 500")]
    [InlineData("I took two of my blood pressure pills instead of one")]
    [InlineData("Tomé 40 mg de enalapril cuando debían ser 10")]
    [InlineData("me tomé cuatro tabletas en lugar de dos")]
    [InlineData("I took four of my metoprolol instead of two")]
    [InlineData("I took 3 puffs of albuterol instead of 1")]
    [InlineData("me tomé 3 pastillas de losartán en lugar de 1")]
    [InlineData("I took 6 ibuprofen instead of 2")]
    [InlineData("I gave my wife 2 tablets instead of one")]
    public void Twice_the_dose_of_something_else_is_for_a_nurse(string text) =>
        Assert.True(EmergencyDetector.Shipped.Find(text) is { Kind: EmergencyKind.Poisoning, IsCallNow: false }, text);

    [Theory]
    [InlineData("I injected 6 units of insulin instead of 60")]
    [InlineData("I took 5 mg instead of 10")]
    [InlineData("should I inject 60 instead of 6?")]
    [InlineData("Should I inject 60 units of insulin instead of 6?")]
    [InlineData("my doctor said to take 20 mg instead of 10")]
    [InlineData("My doctor said I should take 20 units of insulin instead of 10")]
    [InlineData("I walked 60 minutes instead of 6")]
    [InlineData("the bus took 60 minutes instead of 30")]
    [InlineData("I gave my son 20 dollars instead of 5")]
    [InlineData("¿Debo inyectarme 60 unidades en vez de 6?")]
    [InlineData("El doctor me dijo que tome 20 mg en vez de 10")]
    [InlineData("Me inyecté 6 unidades en vez de 60")]
    [InlineData("I took 11 units of insulin instead of 10")]
    [InlineData("Can I take 2 tablets instead of 1?")]
    [InlineData("I drank 8 glasses of water instead of 4")]
    [InlineData("Tomé 5 ml en vez de 10")]
    [InlineData("I have been given 20 mg instead of 10 by my doctor")]
    [InlineData("I want to take 20 mg instead of 10")]
    [InlineData("Could I use 4 puffs instead of 2?")]
    [InlineData("I'm supposed to take 10 mg instead of 5 from tomorrow")]
    [InlineData("I will inject 12 units instead of 6 tomorrow as you told me")]
    [InlineData("I took 6 units of insulin, not 60")]
    [InlineData("The pharmacy gave me 30 tablets instead of 90")]
    public void Less_than_usual_and_what_is_ordered_or_asked_is_none(string text) => Assert.Null(EmergencyDetector.Shipped.Find(text));
}
