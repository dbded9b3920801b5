using CareChat.Web.Search;
using Xunit;

namespace CareChat.Tests.Search;

public class HighlighterTests
{
    [Theory]
    [InlineData("fever", "Feverish, no fever.", "Feverish|fever")]
    [InlineData("fever no", "Feverish, no fever. Not now.", "no|fever|Not|now")]
    [InlineData("\"fever\"", "Feverish, no fever.", "fever")]
    [InlineData("fievre", "Une fièvre, une Fie\u0300vre.", "fièvre|Fie\u0300vre")]
    [InlineData("cafe", "cafe\u0301!", "cafe\u0301")]
    [InlineData("\"chest pain\"", "My chest: pain. Chest pain! Pain, chest.", "chest: pain|Chest pain")]
    [InlineData("\"a b\" \"b c\"", "a b c", "a b c")]
    [InlineData("\"a a\"", "a a a b", "a a a")]
    [InlineData("chest \"chest pain\"", "chest pain", "chest pain")]
    [InlineData("don't", "I don't, I don’t, I do not", "don't|don’t")]
    [InlineData("follow-up", "follow up, follow-ups", "follow up|follow-ups")]
    [InlineData("straße", "Straße strasse", "Straße|strasse")]
    [InlineData("istanbul", "İstanbul", "İstanbul")]
    [InlineData("pain", "😀pain😀 👩‍⚕️ pain", "pain|pain")]
    [InlineData("头痛", "我发烧。头痛。", "头痛")]
    [InlineData("头痛", "我最近头痛得厉害，头也痛", "头痛")]
    [InlineData("followup", "follow-up, followups, follow up", "follow-up|followups|follow up")]
    [InlineData("dont", "I don't, DON\u2019T", "don't|DON\u2019T")]
    [InlineData("500 mg", "500mg, 500 mg, 5000 mgs", "500|mg|500|mg|mgs")]
    [InlineData("tid", "3 tabs T.I.D.", "T.I.D")]
    [InlineData("1000", "1,000 IU", "1,000")]
    [InlineData("gaze", "Gaze か\u3099ーゼ", "Gaze")]
    [InlineData("ガーゼ", "か\u3099ーゼを", "か\u3099ーゼ")]
    [InlineData("2", "½ 10² m²", "½|²|²")]
    [InlineData("infection", "in\u00ADfec\u00ADtion!", "in\u00ADfec\u00ADtion")]
    [InlineData("صداع", "عندي صداع شديد", "صداع")]
    [InlineData("7.5", "7.5 mg or 75 mg", "7.5")]
    [InlineData("x", "", "")]
    [InlineData("", "x", "")]
    [InlineData("\"", "\"x\"", "")]
    public void What_was_found_is_marked_as_it_stands_in_the_text(string query, string body, string marked) =>
        Assert.Equal(marked, string.Join('|', Highlighter.Find(body, SearchQuery.Parse(query)).Select(found => body.Substring(found.Start, found.Length))));

    [Fact]
    public void Highlights_of_random_texts_are_in_order_within_the_text_and_do_not_overlap()
    {
        var texts = RandomTexts.Of(500);
        for (var index = 0; index < texts.Count; index++)
        {
            var body = texts[index] + texts[(index + 1) % texts.Count];
            var end = 0;
            foreach (var found in Highlighter.Find(body, SearchQuery.Parse(texts[index])))
            {
                Assert.InRange(found.Start, end, body.Length);
                Assert.InRange(found.Length, 1, body.Length - found.Start);
                end = found.Start + found.Length;
            }
        }
    }
}
