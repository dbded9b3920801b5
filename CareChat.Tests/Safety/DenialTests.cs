using CareChat.Web.Safety;
using Xunit;

namespace CareChat.Tests.Safety;

/// <summary>A denied word hides no told one, and what gets worse over days is not over; what is denied, over or healed stays quiet.</summary>
public sealed class DenialTests
{
    [Theory]
    [InlineData("No ache as such, just a pressure across my chest when I carry shopping")]
    [InlineData("I have no pain, only a tight band round my chest, and now in bed too")]
    [InlineData("No breathlessness, rather a heaviness in my chest on hills")]
    [InlineData("No tengo dolor, más bien una presión en el pecho al caminar")]
    [InlineData("No es dolor, solo una opresión en el pecho")]
    public void What_there_is_instead_is_heard(string text) => Assert.True(Find(text) is { IsCallNow: true }, text);

    [Theory]
    [InlineData("No chest pain, just a runny nose")]
    [InlineData("No chest pain or pressure, only tired legs")]
    [InlineData("She has no fever, no chest pain, just hungry")]
    [InlineData("No me duele el pecho, solo tengo catarro")]
    public void What_is_denied_before_it_is_not(string text) => Assert.Null(Find(text));

    [Theory]
    [InlineData("the pressure in my chest is worse over the last four days")]
    [InlineData("my chest pain has gone into my left arm")]
    [InlineData("his lips have gone blue")]
    [InlineData("the tightness in my chest has gone up to my jaw")]
    public void What_gets_worse_or_moves_is_not_over(string text) => Assert.True(Find(text) is { IsCallNow: true }, text);

    [Theory]
    [InlineData("the chest pain is over and I slept well")]
    [InlineData("my chest tightness is gone now")]
    [InlineData("the pain in my chest has gone, it was just gas")]
    public void What_is_over_stays_over(string text) => Assert.Null(Find(text));

    [Theory]
    [InlineData("My son fell off his scooter in june and broke his wrist, the cast came off, all good. Can he do gymnastics?")]
    [InlineData("my daughter fell off a wall in April and broke her arm, the cast is off now, may she swim?")]
    [InlineData("Broke my ankle two months ago, the boot came off and it healed well. May I run?")]
    public void What_has_healed_is_not_weighed(string text) => Assert.Null(Find(text));

    [Theory]
    [InlineData("He broke his arm in April and the cast came off. Today he fell off the roof and can't move his legs")]
    [InlineData("My cast came off and my calf is swollen, sharp pain in my chest when I breathe in")]
    [InlineData("I used to be suicidal, I was well for ten years, but now I want to kill myself")]
    public void A_danger_after_it_is_heard(string text) => Assert.True(Find(text) is { IsCallNow: true }, text);

    private static EmergencyFinding? Find(string text) => EmergencyDetector.Shipped.Find(text);
}
