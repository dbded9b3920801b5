using CareChat.Web.Safety;
using Xunit;

namespace CareChat.Tests.Safety;

/// <summary>What people write every day frightens nobody: courtesy, pills taken as they should be, a stuffed nose; a danger beside it stays.</summary>
public sealed class EverydayTests
{
    [Theory]
    [InlineData("adiós a todos, feliz navidad")]
    [InlineData("adiós a todos y felices fiestas")]
    [InlineData("adiós a todos, nos vemos el lunes")]
    [InlineData("gracias y adiós a todos, hasta mañana")]
    [InlineData("goodbye everyone, merry christmas")]
    [InlineData("Goodbye everyone and have a nice weekend!")]
    [InlineData("ya tomé todas mis pastillas de hoy")]
    [InlineData("me tomé todas mis pastillas de hoy como me dijo")]
    [InlineData("ya me tomé todas las pastillas de la mañana")]
    [InlineData("tomé todas las pastillas que me recetaron")]
    [InlineData("mi mamá tomó todas sus medicinas de hoy a sus horas")]
    [InlineData("I took all my pills today as you told me")]
    [InlineData("already took all my pills for the day")]
    [InlineData("ya me siento bien, el pecho ya no me duele")]
    [InlineData("el pecho no me ha dolido")]
    [InlineData("my chest no longer hurts")]
    [InlineData("tomo 20 pastillas a la semana")]
    [InlineData("tomo 10 pastillas diarias")]
    [InlineData("tomo muchas pastillas, ¿puedo dejar alguna?")]
    [InlineData("I take 20 pills a week")]
    [InlineData("I take so many pills, can I stop one of them?")]
    [InlineData("mi bebé duerme toda la noche y no se despierta")]
    [InlineData("mi esposo se durmió y no despierta hasta las diez jaja")]
    [InlineData("my baby sleeps through the night and doesn't wake up")]
    [InlineData("my husband fell asleep and won't wake up until noon lol")]
    [InlineData("no puedo respirar por la nariz, la tengo tapada")]
    [InlineData("tengo la nariz tapada y no puedo respirar por ella")]
    [InlineData("my nose is stuffed and I can't breathe through it")]
    [InlineData("I can't breathe because my nose is stuffed")]
    [InlineData("can't breathe through my left nostril")]
    [InlineData("el cielo está azul")]
    [InlineData("la pastilla está morada, ¿es normal?")]
    [InlineData("the test strip turned purple")]
    [InlineData("my hair is turning gray")]
    [InlineData("mi suegra me va a matar si no llevo el postre")]
    [InlineData("mi jefa me va a matar si no entrego el reporte")]
    [InlineData("my mom is going to kill me if I forget the cake")]
    [InlineData("casi me ahogo jaja")]
    [InlineData("almost choked on my coffee haha")]
    [InlineData("me duele el corazón de tanta tristeza por mi perrito")]
    [InlineData("me duele el corazón de ver a mi perro tan viejito")]
    [InlineData("my heart hurts from missing my dog")]
    public void An_everyday_line_frightens_nobody(string text) => Assert.Null(EmergencyDetector.Shipped.Find(text));

    [Theory]
    [InlineData("adiós a todos", EmergencyKind.SelfHarm)]
    [InlineData("adiós a todos, perdónenme", EmergencyKind.SelfHarm)]
    [InlineData("adiós a todos, feliz navidad, perdónenme", EmergencyKind.SelfHarm)]
    [InlineData("goodbye everyone. Forgive me. Merry christmas", EmergencyKind.SelfHarm)]
    [InlineData("tomé todas mis pastillas", EmergencyKind.Poisoning)]
    [InlineData("tomé todas mis pastillas de hoy de golpe", EmergencyKind.Poisoning)]
    [InlineData("me tomé todas las pastillas de la semana", EmergencyKind.Poisoning)]
    [InlineData("me tomé 20 pastillas", EmergencyKind.Poisoning)]
    [InlineData("tomo 20 pastillas hoy", EmergencyKind.Poisoning)]
    [InlineData("no puedo respirar ni por la nariz ni por la boca", EmergencyKind.Breathing)]
    [InlineData("no puedo respirar por la nariz y tengo los labios azules", EmergencyKind.Breathing)]
    [InlineData("my nose is stuffed and I can't breathe and my lips are blue", EmergencyKind.Breathing)]
    [InlineData("mi bebé no despierta", EmergencyKind.Unconscious)]
    [InlineData("mi bebé durmió toda la noche y no despierta", EmergencyKind.Unconscious)]
    [InlineData("mi bebé duerme toda la noche y no se despierta, está pálido", EmergencyKind.Unconscious)]
    [InlineData("my wife slept all night and won't wake up", EmergencyKind.Unconscious)]
    [InlineData("mi esposo me va a matar", EmergencyKind.Violence)]
    [InlineData("mi esposo me va a matar si lo dejo", EmergencyKind.Violence)]
    [InlineData("mi mamá me va a matar si no me voy", EmergencyKind.Violence)]
    [InlineData("mi suegra me va a matar si no llevo el dinero, tiene un cuchillo", EmergencyKind.Violence)]
    [InlineData("casi me ahogo y no puedo respirar", EmergencyKind.Breathing)]
    [InlineData("mi niña está morada", EmergencyKind.Breathing)]
    [InlineData("está azul", EmergencyKind.Breathing)]
    [InlineData("me duele el corazón y el brazo izquierdo", EmergencyKind.Heart)]
    [InlineData("me duele el corazón de tanta tristeza y me duele el brazo", EmergencyKind.Heart)]
    public void A_danger_beside_it_stays(string text, EmergencyKind kind)
    {
        var finding = EmergencyDetector.Shipped.Find(text);
        Assert.True(finding is { IsCallNow: true }, text);
        Assert.Equal(kind, finding.Kind);
    }
}
