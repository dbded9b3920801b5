using CareChat.Web.Assistant.Knowledge.Import;
using Xunit;

namespace CareChat.Tests.Assistant.Knowledge;

/// <summary>How the texts of the one collection that needs it are mended when they come in, and only those.</summary>
public sealed class MedQuadTextTests
{
    [Fact]
    public void Frames_and_words_that_point_to_the_page_are_left_out_and_warnings_stay()
    {
        const string text = """
            Key Points
            Hives are often caused by food, e.g. nuts or eggs. Dr. Lee wrote so in the U.S. in 1998.
            Check with your doctor if you have hives.
            For more information see the list below.
            See the PDQ summary on Hives Treatment for more information. See the nurse at once if you get a rash.
            """;

        Assert.Equal("""
            Hives are often caused by food, e.g. nuts or eggs. Dr. Lee wrote so in the U.S. in 1998.
            Check with your doctor if you have hives.

            See the nurse at once if you get a rash.
            """, MedQuadText.Clean(text));
    }

    [Theory]
    [InlineData("Signs of a cold are: - a runny nose - sneezing. - a sore throat", "Signs of a cold are:\n- a runny nose\n- sneezing.\n- a sore throat")]
    [InlineData("You can help yourself with - Rest and sleep - Warm drinks", "You can help yourself with\n- Rest and sleep\n- Warm drinks")]
    [InlineData("The colon - the last part of the gut - takes water out.", "The colon - the last part of the gut - takes water out.")]
    [InlineData("How Your Heart Works The heart pumps blood.", "How Your Heart Works\nThe heart pumps blood.")]
    [InlineData("Signs and Symptoms Approximate number of patients (when available) Short toe 90% Pale skin 7.5% Fever - The Human Phenotype Ontology (HPO) has collected information. Much of this information comes from elsewhere.",
        "Signs and symptoms that are listed for it: Short toe; Pale skin; Fever.")]
    public void What_lost_its_lines_gets_them_back(string text, string expected) => Assert.Equal(expected, MedQuadText.Clean(text));

    [Theory]
    [InlineData("CDC", "CDC/0000123-1", true)]
    [InlineData("CancerGov", "CancerGov/0000001_1-2", true)]
    [InlineData("GARD", "GARD/0000004-1#0a1b2c3d", true)]
    [InlineData("CDC", "GARD/0000004-1", false)]
    [InlineData("Acme Health", "own/0123456789abcdef", false)]
    [InlineData("CDC", "leaflets/12", false)]
    public void The_collection_is_known_by_its_names_and_numbers(string source, string id, bool isIt) => Assert.Equal(isIt, MedQuadText.IsOf(source, id));

    [Fact]
    public void Hostile_text_is_mended_in_time_that_grows_with_its_length()
    {
        foreach (var piece in new[] { "A The - : . Of and The e.g. ", "See the ", "Signs and Symptoms Approximate number of patients (when available) ", "1% ", " - " })
        {
            var text = string.Concat(Enumerable.Repeat(piece, 60_000 / piece.Length));
            var watch = System.Diagnostics.Stopwatch.StartNew();
            MedQuadText.Clean(text);
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"{piece}: {watch.Elapsed}");
        }
    }
}
