using CareChat.Web.Safety;
using Xunit;

namespace CareChat.Tests.Safety;

/// <summary>Violence needs a person who does it and an act that hurts: not a tablet, not a toddler, not a game.</summary>
public sealed class CoercionTests
{
    [Theory]
    [InlineData("The blood pressure tablet makes me cough at night.")]
    [InlineData("My new inhaler makes me shaky in bed.")]
    [InlineData("Prednisone makes me eat at night.")]
    [InlineData("The newborn makes me get up at night every two hours.")]
    [InlineData("My preschooler makes me stay in bed with him until he sleeps.")]
    [InlineData("My wife makes me tea in bed when I have a cold.")]
    [InlineData("The heat makes her itch at night.")]
    [InlineData("Even the sheet touching me at night hurts, it is my gout.")]
    [InlineData("My husband makes me do my stretches in bed.")]
    [InlineData("My mom makes me strip the bed every week.")]
    [InlineData("My yoga teacher makes me kneel and my knees hurt.")]
    [InlineData("The nurse he sent made me suck on ice chips.")]
    [InlineData("La pastilla de la presión me hace toser en la noche.")]
    [InlineData("El inhalador me hace temblar en la cama.")]
    [InlineData("La vejiga me obliga a levantarme de noche.")]
    [InlineData("Mi doctora me obliga a tomar agua.")]
    [InlineData("Mi esposa me hace un té en la cama.")]
    public void What_makes_one_do_something_at_night_is_no_violence(string text) => Assert.False(EmergencyDetector.Shipped.Find(text) is { IsCallNow: true }, text);

    [Theory]
    [InlineData("My stepdad makes me touch him when mom works nights.")]
    [InlineData("My boyfriend makes me have sex when I don't want to.")]
    [InlineData("He makes me do things in bed that hurt.")]
    [InlineData("My cousin climbs into my bed at night and touches me.")]
    [InlineData("My wife makes me kneel and beg for food.")]
    [InlineData("Mi tío me obliga a tocarlo.")]
    [InlineData("Mi novio me obliga a tener relaciones.")]
    [InlineData("Mi padrastro me hace hacerle cosas en la noche.")]
    [InlineData("Él me toca en la noche cuando duermo.")]
    public void Who_is_made_to_is_told_to_call(string text) => Assert.Equal(EmergencyKind.Violence, Called(text)?.Kind);

    [Theory]
    [InlineData("My toddler hit me with his toy train.")]
    [InlineData("My 3 year old kicked me in the shin at bath time.")]
    [InlineData("My brother threw me the ball and I jammed a finger.")]
    [InlineData("My wife grabbed me a coffee on the way.")]
    [InlineData("My husband kicks me in his sleep.")]
    [InlineData("My insurance will not let me see the dermatologist.")]
    [InlineData("I locked myself out of the house this morning.")]
    [InlineData("We were hiding in the closet playing hide and seek with the kids.")]
    [InlineData("The nurse put her hand on my neck to feel the thyroid.")]
    [InlineData("He put his arms around my neck and hugged me.")]
    [InlineData("I have a rash on my arms and on my neck.")]
    [InlineData("My husband will not let me eat salt.")]
    [InlineData("They would not let me leave work early.")]
    [InlineData("My son has a bat and two gloves.")]
    [InlineData("El cardiólogo me tocó el pecho para revisar.")]
    [InlineData("Mi esposo no me deja comer azúcar.")]
    [InlineData("My mom has a knife set for us.")]
    [InlineData("I have rope burn on my palms from climbing.")]
    [InlineData("I hit the gym on Eliquis and have a mild headache.")]
    [InlineData("Mi hijo me pegó con un peluche.")]
    [InlineData("Mi niña de 3 años me pegó en el brazo.")]
    [InlineData("Mi hijo me pegó la gripe.")]
    [InlineData("El perro me tiró jugando en el patio.")]
    [InlineData("El casco me lastima la frente.")]
    [InlineData("Mi hermano me aventó la pelota.")]
    public void Play_and_small_children_are_no_violence(string text) => Assert.False(EmergencyDetector.Shipped.Find(text) is { IsCallNow: true }, text);

    [Theory]
    [InlineData("My toddler's dad hits me.")]
    [InlineData("My 2 year old's father punched me last night.")]
    [InlineData("My brother hit me with a bat.")]
    [InlineData("My husband will not let me leave the house.")]
    [InlineData("My boyfriend put his hands around my neck.")]
    [InlineData("Someone is trying to open my window right now.")]
    [InlineData("I locked myself in the bathroom because he is pounding on the door.")]
    [InlineData("El papá de mi bebé me pega.")]
    [InlineData("Él me golpea cuando toma.")]
    [InlineData("Mi hijo de 25 años me pegó.")]
    [InlineData("Me encerré en el baño, mi marido está borracho.")]
    public void Who_is_hurt_is_told_to_call_still(string text) => Assert.NotNull(Called(text));

    [Theory]
    [InlineData("Overdosed 11 yrs ago, been well ever since.")]
    [InlineData("I took too many pills 4 y ago, no problems ever since.")]
    [InlineData("My heart stopped 6 yrs back and I have been fine ever since.")]
    [InlineData("She had chest pain 5 wks ago, none since.")]
    [InlineData("Got shot yesterday and my arm is sore (it was the flu shot).")]
    [InlineData("My daughter got shot number two of the series.")]
    public void What_is_over_or_a_vaccine_is_no_call(string text) => Assert.Null(Called(text));

    [Theory]
    [InlineData("Overdosed 11 minutes ago.")]
    [InlineData("I tried to kill myself 5 yrs ago and I want to do it again now.")]
    [InlineData("He got shot in the leg last night.")]
    [InlineData("She had chest pain 5 yrs ago and has it again now.")]
    public void What_is_now_is_a_call_still(string text) => Assert.NotNull(Called(text));

    private static EmergencyFinding? Called(string text) => EmergencyDetector.Shipped.Find(text) is { IsCallNow: true } finding ? finding : null;
}
