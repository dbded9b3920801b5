namespace CareChat.Web.Text;

/// <summary>How far two words are apart.</summary>
internal static class EditDistance
{
    /// <summary>The least number of letters put in, left out, changed or swapped with the next.</summary>
    public static int Between(string a, string b)
    {
        const int onStack = 512;
        var cells = 3 * (b.Length + 1);
        var rows = cells <= onStack ? stackalloc int[cells] : new int[cells];
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
