using CareChat.Web.Assistant;
using CareChat.Web.Assistant.Models;
using CareChat.Web.Patients;
using Xunit;

namespace CareChat.Tests.Assistant.Models;

/// <summary>What is denied of the person stands on the record alone; an article knows nobody.</summary>
public sealed class DenialTests
{
    [Theory]
    [InlineData("You are not taking warfarin.")]
    [InlineData("You're not currently taking warfarin.")]
    [InlineData("You are, as far as I can see, not allergic to penicillin.")]
    [InlineData("You aren’t on any blood thinner.")]
    [InlineData("The patient is not known to be allergic to latex.")]
    [InlineData("You do not currently take warfarin.")]
    [InlineData("You currently do not take warfarin.")]
    [InlineData("You don’t take warfarin at the moment.")]
    [InlineData("You do not have asthma.")]
    [InlineData("You have never taken insulin.")]
    [InlineData("You've never been allergic to latex.")]
    [InlineData("You no longer take aspirin.")]
    [InlineData("You haven't been prescribed insulin.")]
    [InlineData("You have no allergies.")]
    [InlineData("You currently have no known allergies.")]
    [InlineData("You take no blood thinners.")]
    [InlineData("You are on no medicines.")]
    [InlineData("You are free of known allergies.")]
    [InlineData("You are allergic to penicillin but not to amoxicillin.")]
    [InlineData("Your allergies do not include penicillin.")]
    [InlineData("Your medicines don't currently include insulin.")]
    [InlineData("Your chart does not mention latex.")]
    [InlineData("Penicillin is not on your list.")]
    [InlineData("Penicillin isn't on your list of allergies.")]
    [InlineData("Penicillin is not currently listed in your chart.")]
    [InlineData("Penicillin is not one of your allergies.")]
    [InlineData("Penicillin is missing from your list.")]
    [InlineData("Insulin does not appear on your list.")]
    [InlineData("Insulin is not recorded in your file.")]
    [InlineData("There is no record of a penicillin allergy in your chart.")]
    [InlineData("There aren't any allergies on file.")]
    [InlineData("None of your medicines is a blood thinner.")]
    [InlineData("Nothing in your record names latex.")]
    [InlineData("Neither penicillin nor latex is on your list.")]
    [InlineData("No known allergies.")]
    [InlineData("No, no penicillin allergy.")]
    [InlineData("Allergies: none.")]
    public void An_article_is_no_ground_for_a_no(string said) => Refused(said);

    [Theory]
    [InlineData("Usted no toma warfarina.")]
    [InlineData("No toma warfarina.")]
    [InlineData("Ya no toma aspirina.")]
    [InlineData("Tú no tomas warfarina.")]
    [InlineData("Usted tampoco toma insulina.")]
    [InlineData("Actualmente usted no está tomando warfarina.")]
    [InlineData("Usted no esta tomando actualmente warfarina.")]
    [InlineData("Nunca ha tomado insulina.")]
    [InlineData("Usted no es alérgico a la penicilina.")]
    [InlineData("No eres alergica al látex.")]
    [InlineData("Usted no es, según la lista, alérgica a nada.")]
    [InlineData("Es alérgica a la penicilina, pero no a la amoxicilina.")]
    [InlineData("No tiene alergia a la penicilina.")]
    [InlineData("No tiene ninguna alergia registrada.")]
    [InlineData("Usted no tiene diabetes.")]
    [InlineData("Según su expediente, no tiene asma.")]
    [InlineData("No se le ha recetado insulina.")]
    [InlineData("No le han diagnosticado asma.")]
    [InlineData("Sus alergias no incluyen la penicilina.")]
    [InlineData("Su expediente no menciona el látex.")]
    [InlineData("La penicilina no está en su lista.")]
    [InlineData("La penicilina no figura entre sus alergias.")]
    [InlineData("La penicilina no es una de sus alergias.")]
    [InlineData("No hay constancia de alergias en su expediente.")]
    [InlineData("Ninguno de sus medicamentos es un anticoagulante.")]
    [InlineData("En su expediente no hay ningún medicamento así.")]
    [InlineData("Sin alergias conocidas.")]
    [InlineData("Alergias: ninguna.")]
    public void Nor_is_it_in_Spanish(string said) => Refused(said);

    [Theory]
    [InlineData("Penicillin is not listed.")]
    [InlineData("There are no allergies.")]
    [InlineData("La penicilina no aparece.")]
    public void What_could_be_of_anybody_is_of_the_person_where_the_record_is_its_source(string said)
    {
        Assert.True(AnswerCheck.IsUnsound($"{said} [R]", Prompt(said)));
        Assert.True(AnswerCheck.IsUnsound($"{said[..^1]} [R].", Prompt(said)));
    }

    [Theory]
    [InlineData("Tell us if you are not taking your pills.")]
    [InlineData("If you have no allergies, the nurse gives the shot at once.")]
    [InlineData("Ask us when you do not currently take a blood thinner.")]
    [InlineData("People who are not allergic to eggs can have it.")]
    [InlineData("If a medicine is not on your list, tell us.")]
    [InlineData("There is no medicine against the common cold.")]
    [InlineData("These tablets do not contain gluten.")]
    [InlineData("You do not need an appointment, and you can come with no prescription.")]
    [InlineData("You do not have to fast before the test.")]
    [InlineData("Avísenos si no toma sus pastillas.")]
    [InlineData("Si usted no tiene alergias, la vacuna se pone enseguida.")]
    [InlineData("No hay ningún medicamento que cure el resfriado.")]
    [InlineData("No tiene que ayunar antes del examen.")]
    public void What_an_article_supposes_or_says_of_everybody_is_told(string said) => Told($"{said} [1]", Prompt(said));

    [Theory]
    [InlineData("If you have not taken your dose and it is late, skip it.")]
    [InlineData("Skip it if you do not usually take it in the evening.")]
    [InlineData("Si no toma otras pastillas, puede beber jugo.")]
    public void What_is_supposed_in_other_words_than_an_articles_is_told(string said) => Told($"{said} [1]", Prompt("Skip a missed dose."));

    [Theory]
    [InlineData("There is no medicine against the flu.")]
    [InlineData("These tablets do not contain milk.")]
    public void What_no_article_says_of_everybody_is_not(string said) =>
        Assert.True(AnswerCheck.IsUnsound($"{said} [1]", Prompt("Ask if there is no medicine against it, if these tablets do not contain milk.")));

    [Theory]
    [InlineData("No known drug allergies", "Your record says \"No known drug allergies\". [R]")]
    [InlineData("No known drug allergies", "You have no known drug allergies. [R]")]
    [InlineData("No known allergies (situation)", "You have no known allergies [R].")]
    [InlineData("Not allergic to latex", "Your record says: \"Not allergic to latex\". [R]")]
    [InlineData("No allergies to latex", "You have no allergies to latex. [R]")]
    [InlineData("No tiene alergias conocidas", "Su expediente dice: \"No tiene alergias conocidas\". [R]")]
    public void What_the_record_states_is_told_whole(string recorded, string said) => Told(said, Prompt("", recorded));

    [Theory]
    [InlineData("No allergies to latex", "You have no allergies. [R]")]
    [InlineData("No allergies to latex", "You have no allergies")]
    [InlineData("No known allergies except penicillin", "You have no known allergies [R].")]
    [InlineData("No known drug allergies", "You have no known allergies. [R]")]
    [InlineData("None", "Your medicines: none. [R]")]
    public void What_it_states_of_a_part_is_no_ground_for_the_whole(string recorded, string said) =>
        Assert.True(AnswerCheck.IsUnsound(said, Prompt("", recorded)));

    [Fact]
    public void A_note_that_supposes_is_no_ground_either()
    {
        var prompt = new ModelPrompt(
            new Question
            {
                InstanceId = Guid.NewGuid(),
                Text = "Do I take my pills?",
                Patient = new PatientFacts { Notes = ["Tell us if you are not taking your pills"] },
            }, [], new Fence());

        Assert.True(AnswerCheck.IsUnsound("You are not taking your pills. [R]", prompt));
    }

    [Theory]
    [InlineData("You are not taking warfarin. [1]")]
    [InlineData("Usted no toma warfarina. [1]")]
    public async Task Nobody_is_shown_a_no_that_only_an_article_has(string said)
    {
        await using var desk = new ModelDesk();
        desk.Shelf.Passages = [Shelf.Article("pills", "Pills", $"Tell us if {said[..^4]} Avísenos si no toma sus pastillas.")];
        desk.Server.Behaviour = (http, _) => ModelServer.SayAsync(http, said);
        var shown = new List<string>();

        var facts = new PatientFacts { Medications = [new RecordLine("Lisinopril", "")] };

        var answer = await desk.AskAsync("Am I on warfarin?", shown.Add, about: facts);

        Assert.Equal((ModelDesk.Embedded, FallbackReason.Garbage), (answer.Text, answer.Fallback));
        Assert.DoesNotContain(shown, text => text.Contains("warfarin", StringComparison.Ordinal));
    }

    /// <summary>An article that has the words, as an assertion and supposed.</summary>
    private static void Refused(string said)
    {
        var prompt = Prompt($"{said} Tell us if {said} Avísenos si {said}");
        Assert.True(AnswerCheck.IsUnsound($"{said} [1]", prompt));
        Assert.True(AnswerCheck.IsUnsound($"Here is what I found. {said}", prompt));
    }

    /// <summary>A text is judged at each word while it comes.</summary>
    private static void Told(string said, ModelPrompt prompt)
    {
        for (var end = said.IndexOf(' '); end >= 0; end = said.IndexOf(' ', end + 1))
            Assert.False(AnswerCheck.IsUnsound(said[..(end + 1)], prompt), said[..end]);
        Assert.False(AnswerCheck.IsUnsound(said, prompt));
    }

    private static ModelPrompt Prompt(string article, string allergy = "Nuts") => new(
        new Question
        {
            InstanceId = Guid.NewGuid(),
            Text = "What do I take?",
            Patient = new PatientFacts { Medications = [new RecordLine("Lisinopril", "10 mg")], Allergies = [new RecordLine(allergy, "")] },
        },
        [Shelf.Article("about", "About it", article)], new Fence());
}
