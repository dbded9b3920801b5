using System.Globalization;
using CareChat.Shared;
using CareChat.Web.Assistant.Answers;
using CareChat.Web.Assistant.Api.Wire;
using CareChat.Web.Assistant.Knowledge;
using CareChat.Web.Data;
using CareChat.Web.Http;
using Microsoft.EntityFrameworkCore;

namespace CareChat.Web.Assistant.Api;

/// <summary>Contract C.10's search of the articles, for everybody: they are the clinic's, not a patient's.</summary>
internal sealed class KnowledgeEndpoint(
    KnowledgeSearch knowledge, RateLimits limits, ClientAddress addresses, IDbContextFactory<CareChatDb> databases,
    AssistantOptions options)
{
    private const int Usual = 5;
    private const int Most = 10;

    /// <summary>The longest text of a result: what an assistant would answer with has room in it.</summary>
    private const int LongestText = 1500;

    /// <summary>Searches; nobody is known here, so it is the address that has a budget.</summary>
    public async Task SearchAsync(HttpContext http)
    {
        limits.Searches.Take(addresses.KeyOf(http)).Require();
        var query = http.Request.Query["query"].ToString();
        if (string.IsNullOrWhiteSpace(query)) throw new RefusedException(Refusal.Invalid("query", "query is required"));
        var limit = LimitOf(http.Request);
        var found = await InstanceAsync(http.RequestAborted) is { } instance
            ? await knowledge.FindAsync(instance, query, [], limit, http.RequestAborted) : KnowledgeFinding.None;
        var results = found.Articles.Take(limit).Select(article => Result(article, found.Words)).ToList();
        await http.Response.WriteJsonAsync(new KnowledgeJson(results, query, results.Count), CuraWire.Plain.KnowledgeJson);
    }

    private static int LimitOf(HttpRequest request)
    {
        if (!request.Query.TryGetValue("limit", out var text)) return Usual;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit is > 0 and <= Most) return limit;
        throw new RefusedException(Refusal.Invalid("limit", $"limit must be between 1 and {Most}"));
    }

    private async Task<Guid?> InstanceAsync(CancellationToken cancellationToken)
    {
        var name = options.Instance.Split('/', 2);
        var (tenant, instance) = (name[0], name.Length > 1 ? name[1] : "");
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Instances.Where(i => i.Name == instance && i.Tenant!.Name == tenant).Select(i => (Guid?)i.Id).SingleOrDefaultAsync(cancellationToken);
    }

    /// <summary>An article with what of it answers, as the assistant would choose it: no warning of the clinic's is cut off.</summary>
    private static ArticleJson Result(FoundArticle article, IReadOnlyDictionary<string, float> words) => new(
        article.ExternalId, article.Title, article.Source, PassageChoice.Of(article.Answer, words, article.IsOwn, LongestText),
        article.Question, Math.Round(article.Score, 4), []);
}
