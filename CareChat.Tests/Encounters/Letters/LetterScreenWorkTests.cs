using CareChat.Web.Encounters.Letters;
using CareChat.Web.Safety;
using Xunit;

namespace CareChat.Tests.Encounters.Letters;

/// <summary>No letter keeps the screen busy for longer than its length is worth.</summary>
public sealed class LetterScreenWorkTests
{
    [Theory]
    [InlineData("no ")]
    [InlineData("no, ")]
    [InlineData("- no\n")]
    [InlineData("no:\n- no\n")]
    [InlineData("# no\n")]
    [InlineData("# PMH\nno\n")]
    [InlineData("<!-- no -->")]
    [InlineData("<!-- no ")]
    [InlineData("if no chest pain ")]
    [InlineData("chest pain, ")]
    [InlineData("stroke 2012 (")]
    [InlineData("allergic to chest pain ")]
    [InlineData("until ")]
    [InlineData("return:")]
    [InlineData("watch for he ")]
    [InlineData("## now\nno\n")]
    [InlineData("pain - no")]
    [InlineData("go to ")]
    [InlineData("epipen as needed ")]
    [InlineData("red flags\n- no\n")]
    [InlineData("same pain now. heart attack. ")]
    [InlineData("numb groin since lunch ")]
    public void The_work_grows_with_the_length_of_the_letter_only(string piece)
    {
        foreach (var heading in new[] { "# CC\n", "# Plan\n", "# PMH\n", "# Allergies\n" })
        {
            Assert.InRange(Steps(heading, piece, 10_000), 0, 2 * 10_000 * 2_000L);
            Assert.InRange(Steps(heading, piece, 10_000), 0, Math.Max(1000, (long)(Steps(heading, piece, 5_000) * 2.2)));
        }
    }

    private static long Steps(string heading, string piece, int length)
    {
        var steps = 0L;
        var text = string.Concat(Enumerable.Repeat(piece, length / piece.Length + 1))[..length];
        LetterScreen.Find(EmergencyDetector.Shipped, heading + text, ref steps);
        return steps;
    }
}
