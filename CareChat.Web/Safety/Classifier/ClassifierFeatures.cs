using System.Collections.Frozen;
using CareChat.Web.Safety.Phrases;

namespace CareChat.Web.Safety.Classifier;

/// <summary>What is weighed of a text: its words, their beginnings, and pairs of neighbours, with words of a class taken for one another.</summary>
internal static class ClassifierFeatures
{
    private const int Beginning = 5;
    private const string Edge = "<>";
    private const string Number = "NUM";

    private static readonly FrozenDictionary<string, string> Classes = EmbeddedLines.Of("Classes.txt")
        .Where(line => line.Contains('=')).Select(line => line.Split('='))
        .SelectMany(parts => parts[1].Split(' ', StringSplitOptions.RemoveEmptyEntries), (parts, word) => (Word: word, Class: parts[0].Trim()))
        .ToFrozenDictionary(pair => pair.Word, pair => pair.Class);

    private static readonly FrozenSet<string> Small = EmbeddedLines.Of("Small.txt").SelectMany(line => line.Split(' ')).ToFrozenSet();

    /// <summary>The features of a text, each once.</summary>
    public static HashSet<string> Of(PhraseText text) => Of([.. text.Words.Select(w => w.Text)]);

    /// <summary>The features of some words, each once.</summary>
    public static HashSet<string> Of(IReadOnlyList<string> words)
    {
        var features = new HashSet<string>();
        for (var i = 0; i < words.Count; i++)
        {
            features.Add(IsNumber(words[i]) ? Number : words[i]);
            if (words[i].Length > Beginning) features.Add(words[i][..Beginning] + "*");
            if (i > 0) features.Add(words[i - 1] + "_" + words[i]);
        }
        AddClasses(features, words);
        return features;
    }

    /// <summary>What a sum of weights is divided by, so that many words do not weigh more than few.</summary>
    public static double Size(int features) => Math.Sqrt(Math.Max(1, features));

    /// <summary>How many of the words mean something by themselves: no number, no small word, no word of courtesy.</summary>
    public static int Meaning(IReadOnlyList<string> words) => words.Count(word => !IsNumber(word) && !Small.Contains(word));

    private static void AddClasses(HashSet<string> features, IReadOnlyList<string> words)
    {
        var (before, last) = ("", Edge);
        for (var i = 0; i <= words.Count; i++)
        {
            var one = i == words.Count ? Edge : ClassOf(words[i]);
            if (i < words.Count && one != words[i]) features.Add(one);
            features.Add(last + "_" + one);
            if (i > 0) features.Add(before + "_?_" + one);
            (before, last) = (last, one);
        }
    }

    private static string ClassOf(string word) => IsNumber(word) ? Number : Classes.GetValueOrDefault(word, word);

    private static bool IsNumber(string word) => char.IsAsciiDigit(word[0]);
}
