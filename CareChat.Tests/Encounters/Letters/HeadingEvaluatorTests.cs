using CareChat.Web.Encounters.Letters;
using CareChat.Web.Safety;
using Xunit;

namespace CareChat.Tests.Encounters.Letters;

/// <summary>What is found in a letter without a language model (contract C.1).</summary>
public sealed class HeadingEvaluatorTests
{
    [Fact]
    public void Both_vocabularies_are_complete()
    {
        Assert.True(Evaluate(AgentLetters.Complete).IsComplete);
        Assert.True(Evaluate(AgentLetters.CompleteInPlainWords).IsComplete);
    }

    [Theory]
    [InlineData(0, "CC")]
    [InlineData(0, "chief complaint:")]
    [InlineData(0, "1. Chief Complaint (CC)")]
    [InlineData(1, "Age/Sex")]
    [InlineData(1, "AGE & SEX")]
    [InlineData(2, "HPI")]
    [InlineData(3, "ROS")]
    [InlineData(4, "PMH")]
    [InlineData(5, "Drug Allergies")]
    [InlineData(6, "FH")]
    [InlineData(7, "SH")]
    [InlineData(8, "Assessment")]
    [InlineData(8, "What I think it might be")]
    [InlineData(9, "**Plan**")]
    [InlineData(9, "  Plan  ##  ")]
    [InlineData(9, "What I am hoping for")]
    [InlineData(9, "What I’m Hoping For")]
    public void A_heading_is_known_by_its_other_names(int place, string heading) =>
        Assert.True(Evaluate(AgentLetters.Under(place, heading)).IsComplete);

    [Theory]
    [InlineData("")]
    [InlineData("ab")]
    [InlineData("N/A")]
    [InlineData("- tbd.")]
    [InlineData("Unknown")]
    [InlineData("...")]
    [InlineData("---- !!")]
    [InlineData("<!-- fill in -->")]
    public void A_placeholder_says_nothing(string text)
    {
        for (var place = 0; place < Criteria.WithinScope; place++)
        {
            var found = Evaluate(AgentLetters.With(place, text));
            Assert.False(Criteria.Has(found.Met, place));
            Assert.False(Criteria.Has(found.Met, Criteria.WithinScope));
            Assert.Contains(Criteria.All[place].Label, found.Commentary);
        }
    }

    [Theory]
    [InlineData("NKDA")]
    [InlineData("none")]
    [InlineData("None.")]
    [InlineData("Penicillin: anaphylaxis in 2011")]
    public void Allergies_can_be_none(string text) =>
        Assert.True(Evaluate(AgentLetters.With(Criteria.Allergies, text)).IsComplete);

    [Theory]
    [InlineData("34F", true)]
    [InlineData("Sex: M, age 51", true)]
    [InlineData("A 61 year old man", true)]
    [InlineData("52 años, hombre", true)]
    [InlineData("Niña de 8 años", true)]
    [InlineData("Edad: 29, sexo: femenino", true)]
    [InlineData("tiene 29 años", false)]
    [InlineData("thirty-four, female", false)]
    [InlineData("34 years old", false)]
    [InlineData("I'm 34", false)]
    [InlineData("woman", false)]
    public void Age_and_sex_need_a_number_and_a_sex(string text, bool met) =>
        Assert.Equal(met, Criteria.Has(Evaluate(AgentLetters.With(Criteria.AgeAndSex, text)).Met, Criteria.AgeAndSex));

    [Theory]
    [InlineData("18-year-old man", false)]
    [InlineData("18-year-old man, 71 kg", true)]
    [InlineData("7 year old girl, weighs 50 pounds", true)]
    [InlineData("9 month old boy", false)]
    [InlineData("niño de 9 meses", false)]
    [InlineData("Niña de 8 años, pesa 24 kilos", true)]
    [InlineData("19-year-old man", true)]
    [InlineData("Female, DOB 2009-04-02, age 17", false)]
    public void Below_nineteen_the_weight_is_needed(string text, bool complete)
    {
        var found = Evaluate(AgentLetters.With(Criteria.AgeAndSex, text));

        Assert.Equal(complete, found.IsComplete);
        Assert.Equal(!complete, found.Commentary.Contains("under 19: add the weight"));
        Assert.Equal(["Request Within Scope"], complete ? ["Request Within Scope"] : Criteria.Labels(found.Met, met: false));
    }

    [Theory]
    [InlineData("Crushing chest pain for an hour.", "chest pain")]
    [InlineData("No fever. Trouble breathing since noon.", "trouble breathing")]
    [InlineData("No fever but chest pressure.", "chest pain")]
    [InlineData("Denies cough, has slurred speech.", "signs of a stroke")]
    [InlineData("The bleeding won't stop.", "severe bleeding")]
    [InlineData("My throat is closing.", "a severe allergic reaction")]
    [InlineData("Thoughts of killing myself.", "self-harm")]
    [InlineData("If I walk uphill I get chest pain.", "chest pain")]
    [InlineData("Chest pain - no relief from rest.", "chest pain")]
    [InlineData("Denies:\n- fever\n\nChest pain since noon.", "chest pain")]
    public void An_emergency_is_out_of_scope_and_named(string text, string kind)
    {
        var found = Evaluate(AgentLetters.With(2, text + " It began suddenly and nothing has helped so far."));

        Assert.True(found.IsEmergency);
        Assert.False(Criteria.Has(found.Met, Criteria.WithinScope));
        Assert.Contains(kind, found.Commentary);
    }

    [Theory]
    [InlineData(3, "Denies chest pain, trouble breathing and slurred speech.")]
    [InlineData(3, "Chest pain: none. Severe bleeding - no.")]
    [InlineData(3, "She doesn't have chest pain.")]
    [InlineData(3, "Denies:\n- chest pain\n- slurred speech\n\nTired since Monday.")]
    [InlineData(3, "Pertinent negatives: fever, chest pain, trouble breathing")]
    [InlineData(4, "Stroke symptoms in 2015, anaphylaxis in 2011.")]
    [InlineData(6, "Father died of a severe allergic reaction.")]
    [InlineData(9, "Go to the hospital if you get chest pain or trouble breathing.")]
    public void What_is_denied_or_long_ago_or_a_warning_is_no_emergency(int place, string text)
    {
        var found = Evaluate(AgentLetters.With(place, text));

        Assert.False(found.IsEmergency);
        Assert.True(found.IsComplete);
    }

    [Fact]
    public void A_smaller_heading_belongs_to_the_section_it_stands_in() =>
        Assert.True(Evaluate(AgentLetters.With(3, "### Skin\nItching, no pain.")).IsComplete);

    [Fact]
    public void Text_without_a_known_heading_is_no_letter() =>
        Assert.Null(HeadingEvaluator.Evaluate("# Shopping\n" + new string('a', 600), finding: null));

    [Theory]
    [InlineData("# ", " ", "x")]
    [InlineData("# ", "(", "x")]
    [InlineData("# CC\na", "-", "a")]
    [InlineData("# CC\n", "<!--", "")]
    [InlineData("# CC\nno gasping, ", "gasping, ", "")]
    [InlineData("# CC\nno", " ", "x")]
    [InlineData("# Age and Sex\n", "1 ", "x")]
    public void A_letter_made_to_keep_us_busy_does_not(string begin, string again, string end)
    {
        var letter = begin + string.Concat(Enumerable.Repeat(again, (9_900 - begin.Length) / again.Length)) + end;
        var started = System.Diagnostics.Stopwatch.GetTimestamp();

        Evaluate(letter);

        Assert.InRange(System.Diagnostics.Stopwatch.GetElapsedTime(started), TimeSpan.Zero, TimeSpan.FromSeconds(5));
    }

    [Fact]
    public void The_same_letter_is_always_judged_the_same() =>
        Assert.Equal(Evaluate(AgentLetters.Incomplete), Evaluate(AgentLetters.Incomplete));

    private static Evaluation Evaluate(string letter) => HeadingEvaluator.Evaluate(letter, LetterScreen.Find(EmergencyDetector.Shipped, letter))!;
}
