using System.Security.Cryptography;
using System.Text;

namespace CareChat.Web.Assistant.Knowledge.Import;

/// <summary>By which ids the articles of a file are known: their own where only one has it, else with a mark of the question.</summary>
internal sealed class ArticleIds
{
    private const int MarkLength = 8;
    private readonly HashSet<string> repeated = new(StringComparer.Ordinal);

    /// <summary>Reads a whole file for the ids that stand in it more than once.</summary>
    public static async Task<ArticleIds> ReadAsync(Stream stream, string file, CancellationToken cancellationToken)
    {
        var (ids, seen) = (new ArticleIds(), new HashSet<string>(StringComparer.Ordinal));
        await foreach (var item in ArticleReader.ReadAsync(stream, file, cancellationToken))
        {
            if (!seen.Add(item.Id)) ids.repeated.Add(item.Id);
        }
        return ids;
    }

    /// <summary>The id the article is kept under.</summary>
    public string Of(ArticleItem item)
    {
        if (item.Id.Length > 0 && !repeated.Contains(item.Id)) return item.Id;
        var mark = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{item.Topic}\n{item.Question}")))[..MarkLength];
        return item.Id.Length > 0 ? $"{item.Id}#{mark}" : $"#{mark}";
    }
}
