using System.Text;

namespace CareChat.Web.Text;

/// <summary>How words sound, for <see cref="SpellingIndex"/>.</summary>
internal static class PhoneticKey
{
    /// <summary>The word with letters that sound alike taken for one: "feocromositoma" comes near "pheochromocytoma".</summary>
    public static string Of(string word)
    {
        var sound = new StringBuilder(word.Length);
        for (var i = 0; i < word.Length; i++)
        {
            var (before, letter, next) = (i > 0 ? word[i - 1] : ' ', word[i], i + 1 < word.Length ? word[i + 1] : ' ');
            var heard = letter switch
            {
                'p' when next == 'h' => 'f',
                'h' when i > 0 => ' ',
                'y' => 'i',
                'k' or 'q' => 'c',
                'z' => 's',
                'c' when next is 'e' or 'i' or 'y' => 's',
                'u' when before == 'g' && next is 'i' or 'e' => ' ',
                _ => letter,
            };
            if (heard == 'x') sound.Append('c');
            if (heard == 'x') heard = 's';
            if (heard != ' ' && (sound.Length == 0 || sound[^1] != heard)) sound.Append(heard);
        }
        return sound.ToString();
    }
}
