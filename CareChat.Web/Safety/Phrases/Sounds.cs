using System.Text;

namespace CareChat.Web.Safety.Phrases;

/// <summary>
/// How a word sounds where Spanish is written by ear: "pastiya" is "pastilla", "kiero" is "quiero", "pexo" is "pecho",
/// "anbulansia" is "ambulancia". Words that sound alike are written alike here.
/// </summary>
internal static class Sounds
{
    /// <summary>Shorter words are too often other words that sound the same.</summary>
    public const int ShortestWord = 4;

    /// <summary>The sound of a folded word.</summary>
    public static string Of(string word)
    {
        var sound = new StringBuilder(word.Length);
        for (var i = 0; i < word.Length; i++)
        {
            var (letter, width) = At(word, i);
            if (letter != '\0') sound.Append(letter);
            i += width - 1;
        }
        return sound.ToString();
    }

    /// <summary>The sound that begins at a letter, and how many letters write it; none for a mute one.</summary>
    private static (char Sound, int Width) At(string word, int i)
    {
        var next = i + 1 < word.Length ? word[i + 1] : ' ';
        return word[i] switch
        {
            'c' or 's' when next == 'h' => ('x', 2),
            'c' => (IsThin(next) ? 's' : 'k', 1),
            'q' => ('k', next == 'u' && i + 2 < word.Length && IsThin(word[i + 2]) ? 2 : 1),
            'z' => ('s', 1),
            'v' => ('b', 1),
            'g' when IsThin(next) => ('j', 1),
            'n' when next is 'b' or 'v' or 'p' => ('m', 1),
            'l' when next == 'l' => ('y', 2),
            'h' when i == 0 || (IsVowel(word[i - 1]) && IsVowel(next)) => ('\0', 1),
            var letter => (letter, 1),
        };
    }

    private static bool IsThin(char letter) => letter is 'e' or 'i';

    private static bool IsVowel(char letter) => letter is 'a' or 'e' or 'i' or 'o' or 'u';
}
