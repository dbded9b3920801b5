using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;

namespace CareChat.Web.Assistant.Knowledge.Starter;

/// <summary>The articles every clinic begins with, in English and Spanish: about the portal, the clinic and care at home.</summary>
public static class StarterArticles
{
    private static readonly string[] Files = ["starter.en.jsonl", "starter.es.jsonl"];
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Strict) { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };
    private static readonly Lazy<(ImmutableArray<StarterArticle> Articles, string Version)> Content = new(Read);
    private static readonly Lazy<FrozenSet<string>> Names = new(() => All.Select(article => article.ExternalId).ToFrozenSet());

    /// <summary>All articles, English first, in the order of the files.</summary>
    public static ImmutableArray<StarterArticle> All => Content.Value.Articles;

    /// <summary>What they are called; each is there in both languages.</summary>
    public static FrozenSet<string> ExternalIds => Names.Value;

    /// <summary>Names what the articles say: another text has another version, and only that asks for a new import.</summary>
    public static string Version => Content.Value.Version;

    private static (ImmutableArray<StarterArticle>, string) Read()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var articles = ImmutableArray.CreateBuilder<StarterArticle>();
        foreach (var line in Files.SelectMany(Lines))
        {
            var article = JsonSerializer.Deserialize<StarterArticle>(line, Json)!;
            articles.Add(article);
            hash.AppendData(JsonSerializer.SerializeToUtf8Bytes(article, Json)); // not the line: how it is spaced says nothing
        }
        return (articles.ToImmutable(), Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 8)));
    }

    private static IEnumerable<string> Lines(string file)
    {
        using var stream = typeof(StarterArticles).Assembly.GetManifestResourceStream(file)!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0) yield return line;
        }
    }
}
