using System.Text;

namespace CareChat.Bench.Data;

/// <summary>
/// A vocabulary of 20,000 made-up and common words, some of them far more frequent than others, as in real talk.
/// Word 0 is the most frequent one.
/// </summary>
public static class ChatWords
{
    /// <summary>How many words there are.</summary>
    public const int Count = 20_000;

    private const string Common = """
        the i to my and it is a you of have for me in not on with was at this be do can so if from since today
        pain tablet doctor nurse appointment morning night week take took feel feeling better worse still again
        please thanks hello yes no more less after before when what how should could would need want help call
        called medicine dose pill refill pharmacy blood pressure sugar level test result lab fever cough cold
        headache sleep tired walk eat food water drink stomach back knee hip shoulder chest breath heart skin rash
        swelling dizzy nausea wound stitch infection antibiotic allergy insulin inhaler asthma migraine diabetes
        visit clinic hospital surgery vaccine letter form insurance school work child mother father son daughter
        monday tuesday wednesday thursday friday yesterday tomorrow month hour minute left right new old same side
        effect check reading high low normal weight exercise diet therapy worried question answer picture bandage
        """;

    private static readonly string[] Syllables =
        "ba bel cor dan del dor fen fil gar gen hal hin jor kal kem lan lor mal men mir nal nor pal pen rad rin sal sen tal tor val ven win zor"
            .Split(' ');

    private static readonly string[] All = MakeWords();
    private static readonly double[] Reach = MakeReach();

    /// <summary>The word at a rank.</summary>
    public static string At(int rank) => All[rank];

    /// <summary>A message of 50 to 170 characters with a capital letter and a full stop.</summary>
    public static string Sentence(Random random)
    {
        var text = new StringBuilder(200);
        var length = random.Next(50, 170);
        while (text.Length < length)
        {
            text.Append(text.Length > 0 ? " " : "").Append(Any(random));
        }

        text[0] = char.ToUpperInvariant(text[0]);
        return text.Append('.').ToString();
    }

    /// <summary>A word, frequent ones more often.</summary>
    public static string Any(Random random)
    {
        var found = Array.BinarySearch(Reach, random.NextDouble());
        return All[Math.Min(found < 0 ? ~found : found, Count - 1)];
    }

    private static string[] MakeWords()
    {
        var random = new Random(11);
        var words = new List<string>(Common.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).Distinct());
        var known = words.ToHashSet();
        while (words.Count < Count)
        {
            var word = string.Concat(Enumerable.Range(0, random.Next(2, 5)).Select(_ => Syllables[random.Next(Syllables.Length)]));
            if (known.Add(word))
            {
                words.Add(word);
            }
        }

        return [.. words];
    }

    /// <summary>The share of all talk that the words up to each rank have together (Zipf's law, a little flattened).</summary>
    private static double[] MakeReach()
    {
        var reach = new double[Count];
        var sum = 0.0;
        for (var rank = 0; rank < Count; rank++)
        {
            reach[rank] = sum += 1 / Math.Pow(rank + 2.5, 1.05);
        }

        return [.. reach.Select(part => part / sum)];
    }
}
