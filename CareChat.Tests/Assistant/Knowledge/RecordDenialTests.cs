using CareChat.Tests.App;
using CareChat.Web.Assistant;
using CareChat.Web.Assistant.Answers;
using CareChat.Web.Assistant.Models;
using CareChat.Web.Data;
using CareChat.Web.Patients;
using CareChat.Web.Text;
using Xunit;

namespace CareChat.Tests.Assistant.Knowledge;

/// <summary>A record never says "no": what is not found under one name may stand there under another.</summary>
public sealed class RecordDenialTests
{
    private static readonly Dictionary<string, (RecordKind Kind, string Language, string[] Forms)> Asked = new()
    {
        ["allergy"] = (RecordKind.Allergy, "en", ["Am I allergic to {0}?", "hi, do I have an allergy to {0}"]),
        ["alergia"] = (RecordKind.Allergy, "es", ["¿Soy alérgica a {0}?", "¿tengo alguna alergia a {0}?"]),
        ["medicine"] = (RecordKind.Medication, "en", ["am I taking {0}?", "Am I on {0}"]),
        ["medicina"] = (RecordKind.Medication, "es", ["¿Estoy tomando {0}?", "¿tomo {0}?"]),
    };

    [Fact]
    public void Two_hundred_names_the_record_has_under_others_get_the_list_as_written_and_never_a_no()
    {
        var count = 0;
        foreach (var (kind, language, question, recorded) in Pairs())
        {
            var said = RecordAnswers.Answer(question, language, Facts(kind, new RecordLine(recorded, "as told"), new RecordLine("Zinc", "")));

            Assert.True(said is not null, question);
            Assert.True(said.Contains(recorded + " (as told)", StringComparison.Ordinal), $"{question}: {said}");
            Assert.True(said.Contains(language == "es" ? "No puedo saber si" : "I cannot tell whether", StringComparison.Ordinal) || said.StartsWith(language == "es" ? "Sí" : "Yes", StringComparison.Ordinal), $"{question}: {said}");
            Assert.True(!Denials.In(said).Any(), $"{question}: {said}");
            count++;
        }
        Assert.True(count >= 200, $"{count}");
    }

    [Fact]
    public void Against_an_empty_record_nobody_is_told_that_there_is_nothing()
    {
        foreach (var (kind, language, question, _) in Pairs())
        {
            var said = RecordAnswers.Answer(question, language, Facts(kind))!;

            Assert.True(said.Contains(language == "es" ? "no están registrad" : "not recorded here", StringComparison.Ordinal), said);
            Assert.True(!Denials.In(said).Any(), said);
        }
    }

    [Theory]
    [InlineData("None known")]
    [InlineData("NKDA")]
    [InlineData("No known drug allergies.")]
    [InlineData("none")]
    [InlineData("Denies allergies")]
    [InlineData("Ninguna conocida")]
    [InlineData("Sin alergias conocidas")]
    [InlineData("Not allergic to latex")]
    [InlineData("No penicillin allergy")]
    public void What_somebody_wrote_of_there_being_none_is_told_in_their_words_and_taken_for_no_allergen_and_no_answer(string written)
    {
        var facts = Facts(RecordKind.Allergy, new RecordLine(written, ""));
        var told = $"Your record says: \"{written.TrimEnd('.')}\".";

        Assert.Equal($"{told} If something is missing, tell your care team before you take anything new.", RecordAnswers.Answer("what am I allergic to?", "en", facts));
        Assert.Equal($"{told} I cannot tell whether penicillin is safe for you. Ask before you take it.", RecordAnswers.Answer("Am I allergic to penicillin?", "en", facts));
        Assert.Contains($"Allergies: the record says \"{written.TrimEnd('.')}\"", RecordText.Of(facts));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Unknown")]
    [InlineData("N/A")]
    [InlineData("not recorded")]
    [InlineData("Desconocido")]
    public void A_field_of_which_nothing_is_known_is_not_recorded(string written)
    {
        var facts = Facts(RecordKind.Allergy, new RecordLine(written, ""));

        Assert.StartsWith("Allergies are not recorded here", RecordAnswers.Answer("what are my allergies", "en", facts));
        Assert.Contains("Allergies: not recorded", RecordText.Of(facts));
    }

    [Fact]
    public void An_assertion_of_the_record_is_told_as_such()
    {
        var facts = new PatientFacts { Allergies = [], NoneSaid = new Dictionary<RecordKind, string> { [RecordKind.Allergy] = "No known allergies (2026-03-01)" } };

        Assert.StartsWith("Your record says: \"No known allergies (2026-03-01)\".", RecordAnswers.Answer("do I have any allergies", "en", facts));
        Assert.Contains("Allergies: the record says \"No known allergies (2026-03-01)\"", RecordText.Of(facts));
    }

    [Theory]
    [InlineData("Am I allergic to penicillin? Can I take amoxicillin?")]
    [InlineData("am I on warfarin? is it safe for me to take aspirin")]
    [InlineData("¿Soy alérgico a la penicilina? ¿Puedo tomar amoxicilina?")]
    public void Whether_one_may_take_something_gets_neither_a_yes_nor_a_no(string question)
    {
        var facts = new PatientFacts { Allergies = [new RecordLine("Penicillin penicilina", "")], Medications = [new RecordLine("Warfarin", "")] };

        var said = RecordAnswers.Answer(question, LanguageDetector.Detect(question), facts)!;

        Assert.DoesNotMatch("^(Yes|No|Sí)\\b", said);
        Assert.Empty(Denials.In(said));
    }

    [Theory]
    [InlineData("Do I have diabetes?", "Diabetes mellitus type 2", "Yes, your record lists Diabetes mellitus type 2.")]
    [InlineData("do I have high blood pressure", "Essential hypertension", null)]
    [InlineData("Do I have diabetes?", "Family history of diabetes", null)]
    [InlineData("Do I have diabetes?", "Pre-diabetes", null)]
    [InlineData("Tengo diabetes. ¿Qué puedo comer?", "Diabetes", null)]
    public void Of_a_condition_the_record_says_only_that_it_is_there(string question, string recorded, string? expected)
    {
        var said = RecordAnswers.Answer(question, LanguageDetector.Detect(question), Facts(RecordKind.Condition, new RecordLine(recorded, "")));

        if (expected is null) Assert.Null(said);
        else Assert.StartsWith(expected, said);
    }

    private static IEnumerable<(RecordKind Kind, string Language, string Question, string Recorded)> Pairs() =>
        from line in File.ReadLines(Path.Combine(Repository.Root, "CareChat.Tests", "Assistant", "Knowledge", "RecordPairs.tsv"))
        where line[0] != '#'
        let fields = line.Split('\t')
        let asked = Asked[fields[0]]
        from form in asked.Forms
        select (asked.Kind, asked.Language, string.Format(System.Globalization.CultureInfo.InvariantCulture, form, fields[1]), fields[2]);

    private static PatientFacts Facts(RecordKind kind, params RecordLine[] lines) => kind switch
    {
        RecordKind.Allergy => new PatientFacts { Allergies = lines },
        RecordKind.Medication => new PatientFacts { Medications = lines },
        _ => new PatientFacts { Conditions = lines },
    };
}
