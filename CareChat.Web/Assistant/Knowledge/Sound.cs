using System.Text;

namespace CareChat.Web.Assistant.Knowledge;

/// <summary>How words sound and how far apart they are, for <see cref="Spelling"/>.</summary>
internal static class Sound
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

    /// <summary>The least number of letters put in, left out, changed or swapped with the next.</summary>
    public static int Slips(string a, string b)
    {
        Span<int> rows = stackalloc int[3 * (b.Length + 1)];
        var width = b.Length + 1;
        for (var j = 0; j < width; j++) rows[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            var row = rows.Slice(i % 3 * width, width);
            var last = rows.Slice((i + 2) % 3 * width, width);
            var before = rows.Slice((i + 1) % 3 * width, width);
            row[0] = i;
            for (var j = 1; j < width; j++)
            {
                row[j] = Math.Min(Math.Min(row[j - 1], last[j]) + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) row[j] = Math.Min(row[j], before[j - 2] + 1);
            }
        }
        return rows[a.Length % 3 * width + b.Length];
    }
}
