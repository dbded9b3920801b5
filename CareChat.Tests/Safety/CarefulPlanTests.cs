using CareChat.Web.Encounters.Letters;
using CareChat.Web.Safety;
using Xunit;

namespace CareChat.Tests.Safety;

/// <summary>"If I get chest pain, I will call 911" is a plan, in a chat and under every heading; what is already so is danger.</summary>
public sealed class CarefulPlanTests
{
    private static readonly string[] Headings = ["Chief Complaint", "Treatment Plan", "Other notes"];

    [Theory]
    [InlineData("I will call 911 if I get chest pain.")]
    [InlineData("If I get chest pain, I will call 911.")]
    [InlineData("please tell me to call 911 if I get chest pain")]
    [InlineData("please tell me to call 911 if this rash is serious")]
    [InlineData("If she gets chest pain or cannot breathe we will call 911.")]
    [InlineData("If I have trouble breathing I know to call 911.")]
    [InlineData("I know to call 911 if I cannot breathe.")]
    [InlineData("If it spreads to my face or I cannot breathe, I will call 911.")]
    [InlineData("Si me da dolor de pecho voy a urgencias.")]
    [InlineData("If it gets worse, I will call 911.")]
    [InlineData("We'll go to the ER if he has a seizure")]
    [InlineData("I'd call 911 if I passed out")]
    [InlineData("I will call an ambulance if my lips turn blue.")]
    [InlineData("I'm going to call 911 if I start bleeding a lot")]
    [InlineData("Si no puedo respirar llamaré al 911.")]
    [InlineData("Si le cuesta respirar, la llevo a urgencias.")]
    [InlineData("Iré a urgencias si me duele el pecho.")]
    [InlineData("Sé que debo llamar al 911 si no puedo respirar.")]
    [InlineData("Voy a llamar al 911 si me desmayo.")]
    [InlineData("If I get chest pain, call 911")]
    [InlineData("I will go to the ER if I get chest pain.")]
    [InlineData("My wife will call 911 if I have a stroke.")]
    [InlineData("I was told to call 911 if my throat closes.")]
    [InlineData("Unless it is gone, I will see you Friday. I would call 911 if she could not wake up.")]
    [InlineData("My sister will call an ambulance right away if I have a seizure.")]
    [InlineData("Llamaré una ambulancia si no puede respirar.")]
    [InlineData("I will call 911 if she gets worse overnight or has trouble breathing.")]
    [InlineData("If he has another seizure we will call 911 right away.")]
    [InlineData("I understand I should call 911 if I have chest pain or shortness of breath.")]
    [InlineData("I understand to go to the ER if I have chest pain.")]
    [InlineData("If my throat starts to close I will use my EpiPen and call 911.")]
    [InlineData("We have agreed to call 911 if she faints again.")]
    [InlineData("If I faint or have chest pain I will go straight to the emergency room.")]
    [InlineData("Should I get chest pain, I will call 911.")]
    [InlineData("In case of chest pain I will call 911.")]
    [InlineData("I will dial 911 if I can't breathe.")]
    [InlineData("My plan: call 911 if I get chest pain.")]
    [InlineData("If I develop chest pain then I'll call an ambulance.")]
    [InlineData("If I have a stroke my husband knows to call 911.")]
    [InlineData("Si tengo dolor de pecho llamaré al 911.")]
    [InlineData("Si me falta el aire voy a llamar al 911.")]
    [InlineData("Si tengo dolor en el pecho iré a emergencias.")]
    [InlineData("Llamaré al 911 si tengo dolor de pecho.")]
    [InlineData("Si mi hija no puede respirar, llamamos al 911.")]
    [InlineData("Si se desmaya la llevamos a urgencias.")]
    [InlineData("Por favor dígame que llame al 911 si es grave")]
    [InlineData("If my chest hurts I will call 911, thank you.")]
    [InlineData("The nurse told me to call 911 if I cannot breathe and I will.")]
    [InlineData("OK, I will call 911 if I have trouble breathing. When is my next visit?")]
    [InlineData("I will take her to the ER if she has trouble breathing.")]
    public void A_plan_with_a_condition_is_no_emergency(string text)
    {
        Assert.Null(EmergencyDetector.Shipped.Find(text));
        Assert.All(Headings, heading => Assert.Null(InLetter(heading, text)));
    }

    [Theory]
    [InlineData("I will call 911 if the chest pain I have now gets worse")]
    [InlineData("If it gets worse than this chest pain I will call 911")]
    [InlineData("I can't breathe, I will call 911 if it does not stop")]
    [InlineData("My chest hurts. If it gets worse I will call 911")]
    [InlineData("If this chest pain does not go away I will call 911")]
    [InlineData("If my chest pain gets worse I will call 911")]
    [InlineData("I will call 911 if he keeps seizing")]
    [InlineData("I will call 911 if the bleeding does not stop")]
    [InlineData("Should I call 911 if this gets worse?")]
    [InlineData("I will call 911")]
    [InlineData("Me duele el pecho, si no se me quita voy a urgencias.")]
    [InlineData("No puedo respirar. Si empeora llamo al 911.")]
    [InlineData("Si este dolor de pecho empeora voy a urgencias")]
    [InlineData("He is not breathing, I will call 911 if you don't answer")]
    [InlineData("If I still can't breathe in five minutes I will call 911")]
    [InlineData("If the pressure on my chest I feel right now gets worse we will call 911")]
    [InlineData("Voy a urgencias")]
    [InlineData("Call an ambulance")]
    [InlineData("My left arm feels dead. I will call 911 if I get chest pain.")]
    [InlineData("I have taken too many pills and will call 911 if I get chest pain")]
    [InlineData("I will call 911 if she does not wake up soon")]
    [InlineData("Si sigo con dolor de pecho llamo al 911")]
    [InlineData("My chest is tight and I will call 911 if it gets worse.")]
    [InlineData("I am having chest pain. I will call 911 if it lasts.")]
    [InlineData("I will call 911 if this bleeding doesn't stop.")]
    [InlineData("If I am not better in ten minutes I will call 911, my chest hurts")]
    [InlineData("I have chest pain, if it gets worse I will call 911")]
    [InlineData("She is having trouble breathing, we will call 911 if she turns blue")]
    [InlineData("If the pain in my chest does not stop I will call 911")]
    [InlineData("I will call 911 if the pain in my chest gets worse")]
    [InlineData("I will call 911 if my trouble breathing gets worse")]
    [InlineData("We'll call 911 if she is still not breathing in a minute")]
    [InlineData("Tengo dolor de pecho, si empeora llamo al 911.")]
    [InlineData("Si el dolor de pecho que tengo empeora, voy a urgencias.")]
    [InlineData("Llamaré al 911 si no se me quita este dolor de pecho")]
    [InlineData("I will call 911 if my chest still hurts")]
    [InlineData("I will call 911 if my chest doesn't stop hurting")]
    public void A_condition_hides_no_danger_of_now(string text)
    {
        Assert.True(EmergencyDetector.Shipped.Find(text) is { IsCallNow: true }, text);
        Assert.All(Headings, heading => Assert.True(InLetter(heading, text) is { IsCallNow: true }, $"{heading}: {text}"));
    }

    private static EmergencyFinding? InLetter(string heading, string text) =>
        LetterScreen.Find(EmergencyDetector.Shipped, $"# Age and Sex\n34-year-old woman\n\n# {heading}\n{text}\n");
}
