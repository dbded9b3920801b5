using System.Text;
using CareChat.Tests.Search;
using CareChat.Web.Text;
using Xunit;

namespace CareChat.Tests.Text;

public class TokenizerTests
{
    [Theory]
    [InlineData("Fièvre", "fievre")]
    [InlineData("Fie\u0300vre", "fievre")]
    [InlineData("don't", "don|t")]
    [InlineData("don’t", "don|t")]
    [InlineData("follow-up", "follow|up")]
    [InlineData("7.5 mg", "7|5|mg")]
    [InlineData("Straße STRASSE", "straße|strasse")]
    [InlineData("İstanbul ISPARTA ılık", "istanbul|isparta|ılık")]
    [InlineData("pain😀fever", "pain|fever")]
    [InlineData("发烧了。头痛", "发烧了|头痛")]
    [InlineData("عندي حُمّى", "عندي|ح|م|ى")]
    [InlineData("ΑΣΘΕΝΉΣ", "ασθενήσ")]
    [InlineData("Йод ЁЛКА", "йод|ёлка")]
    [InlineData("\u0301 x\u0301", "x")]
    [InlineData("a\ud800b", "a|b")]
    [InlineData(" .,!?\"' ", "")]
    [InlineData("", "")]
    public void Words_are_cut_and_folded_as_in_the_index(string text, string words)
    {
        Assert.Equal(words, string.Join('|', Tokenizer.Words(text).Select(word => word.Folded)));
        using var table = new FullTextTable();
        table.Add(1, text);
        Assert.Equal(words, string.Join('|', table.Words()[1]));
    }

    [Fact]
    public void Every_character_there_is_folds_as_in_the_index()
    {
        using var table = new FullTextTable();
        var texts = Characters().Select(character => $"x{character}y").Chunk(2000).Select(words => string.Join(' ', words)).ToList();
        for (var id = 0; id < texts.Count; id++) table.Add(id, texts[id]);
        var indexed = table.Words();
        Assert.InRange(indexed.Sum(words => words.Count()), 200_000, 300_000);
        for (var id = 0; id < texts.Count; id++) Assert.Equal(indexed[id], Tokenizer.Words(texts[id]).Select(word => word.Folded));
    }

    [Fact]
    public void Folding_what_is_folded_changes_nothing()
    {
        foreach (var character in Characters())
        {
            var folded = Tokenizer.FoldedText(character.ToString());
            Assert.Equal(folded, Tokenizer.FoldedText(folded));
        }
    }

    [Fact]
    public void Random_texts_have_the_words_of_the_index_and_spans_inside_the_text()
    {
        using var table = new FullTextTable();
        var texts = RandomTexts.Of(500);
        for (var id = 0; id < texts.Count; id++) table.Add(id, texts[id]);
        var indexed = table.Words();
        for (var id = 0; id < texts.Count; id++)
        {
            var words = Tokenizer.Words(texts[id]).ToList();
            Assert.Equal(indexed[id], words.Select(word => word.Folded));
            Assert.All(words, word => Assert.InRange(word.End, word.Start + 1, texts[id].Length));
        }
    }

    /// <summary>All planes that have characters; the private and empty ones by a sample.</summary>
    private static IEnumerable<Rune> Characters() => Enumerable.Range(1, 0x323FF)
        .Concat(Enumerable.Range(0xE0000, 0x400)).Concat(Enumerable.Range(0x10FF00, 0x100))
        .Where(Rune.IsValid).Select(character => new Rune(character));
}
