using System.Diagnostics;
using System.Text;
using CareChat.Tests.Search;
using CareChat.Web.Text;
using Xunit;

namespace CareChat.Tests.Text;

public sealed class TokenizerTests
{
    [Theory]
    [InlineData("Fièvre", "fievre")]
    [InlineData("Fie\u0300vre", "fievre")]
    [InlineData("don't", "don|t")]
    [InlineData("follow-up", "follow|up")]
    [InlineData("7.5 mg", "7|5|mg")]
    [InlineData("500mg HbA1c", "500|mg|hba|1|c")]
    [InlineData("½ 1½ 10³ CO₂", "1|2|1|1|2|10|3|co|2")]
    [InlineData("㎎ ㏄ Ⅳ ﬁ ① ℃", "mg|cc|iv|fi|1|c")]
    [InlineData("μg ug α β1 2×3", "mcg|mcg|alpha|beta|1|2|x|3")]
    [InlineData("t.i.d. at 8 a.m. in the U.S., J.R.Smith", "tid|at|8|am|in|the|us|jr|smith")]
    [InlineData("The end.Next E.Nobody", "the|end|next|e|nobody")]
    [InlineData("Straße STRASSE", "strasse|strasse")]
    [InlineData("Łódź Øre Æsir Þór đ ŋ", "lodz|ore|aesir|thor|d|n")]
    [InlineData("İstanbul ISPARTA ılık", "istanbul|isparta|ilik")]
    [InlineData("Tylenol™ Tylenol®", "tylenol|tylenol")]
    [InlineData("in\u00ADfec\u200Btion", "infection")]
    [InlineData("pain😀fever 👩‍⚕️", "pain|fever")]
    [InlineData("发烧了。头痛", "发|烧|了|头|痛")]
    [InlineData("ｶﾞｰｾﾞ ガーゼ か\u3099", "が|ー|ぜ|が|ー|ぜ|が")]
    [InlineData("두통 \u1103\u116E\u1110\u1169\u11BC", "두|통|두|통")]
    [InlineData("ไข้สูง", "ไ|ข้|สู|ง")]
    [InlineData("عندي حُمّى أحمد ـــ", "عندي|حمي|احمد")]
    [InlineData("מ\"ג שָׁלוֹם", "מג|שלומ")]
    [InlineData("हिन्दी ज़रूर १२", "हिंदी|जरूर|12")]
    [InlineData("ΑΣΘΕΝΉΣ", "ασθενησ")]
    [InlineData("Йод ЁЛКА", "иод|елка")]
    [InlineData("\u0301 x\u0301", "x")]
    [InlineData("a\ud800b", "a|b")]
    [InlineData(" .,!?\"' ", "")]
    [InlineData("", "")]
    public void A_text_is_cut_into_its_smallest_folded_words(string text, string pieces) =>
        Assert.Equal(pieces, string.Join('|', Tokenizer.Pieces(text).Select(word => word.Folded)));

    [Fact]
    public void A_word_goes_on_over_digits_as_people_count_words() =>
        Assert.Equal("take|500mg|of|b12|don|t", string.Join('|', Tokenizer.Words("Take 500mg of B12, don't").Select(word => word.Folded)));

    [Fact]
    public void Words_with_hyphens_and_apostrophes_are_one_word_too()
    {
        const string text = "Up-to-date follow-up, don't; 7-8 mg of co-amoxiclav.";

        Assert.Equal(["uptodate", "upto", "todate", "followup", "dont", "coamoxiclav"], Tokenizer.Compounds(text, Tokenizer.Pieces(text)).Select(c => c.Folded));
    }

    [Fact]
    public void Every_character_there_is_folds_once_and_for_all_to_letters_and_digits()
    {
        foreach (var character in Characters())
        {
            var text = $"x{character}y {character}";
            foreach (var word in Tokenizer.Pieces(text))
            {
                Assert.InRange(word.End, word.Start + 1, text.Length);
                Assert.DoesNotContain(word.Folded, letter => letter < 128 && !char.IsAsciiLetterLower(letter) && !char.IsAsciiDigit(letter));
                Assert.Equal(word.Folded, string.Concat(Tokenizer.Pieces(word.Folded).Select(again => again.Folded)));
            }
        }
    }

    [Fact]
    public void The_words_of_random_texts_stand_in_order_within_the_text()
    {
        foreach (var text in RandomTexts.Of(500))
        {
            var start = 0;
            foreach (var word in Tokenizer.Pieces(text))
            {
                Assert.InRange(word.Start, start, text.Length);
                Assert.InRange(word.End, word.Start + 1, text.Length);
                start = word.Start;
            }
        }
    }

    [Theory]
    [InlineData("a")]
    [InlineData("a-")]
    [InlineData("a.")]
    [InlineData(".")]
    [InlineData("\"א")]
    [InlineData("\u0301")]
    [InlineData("\u0E38")]
    [InlineData("か\u3099")]
    [InlineData("\u1100\u1161")]
    [InlineData("न्द")]
    [InlineData("½")]
    [InlineData("𝐟")]
    [InlineData("5mg")]
    [InlineData("痛")]
    public void The_time_grows_with_the_length_of_a_hostile_text_and_no_faster(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 200_000 / piece.Length));
        var started = Stopwatch.StartNew();

        var words = Tokenizer.Pieces(text);
        Assert.InRange(Tokenizer.Compounds(text, words).Count() + Tokenizer.Words(text).Count(), 0, text.Length * 2);

        Assert.InRange(started.Elapsed.TotalSeconds, 0, 15); // a fraction of a second; a square of the length would take minutes
    }

    /// <summary>All planes that have characters; the private and empty ones by a sample.</summary>
    private static IEnumerable<Rune> Characters() => Enumerable.Range(1, 0x323FF)
        .Concat(Enumerable.Range(0xE0000, 0x400)).Concat(Enumerable.Range(0x10FF00, 0x100))
        .Where(Rune.IsValid).Select(character => new Rune(character));
}
