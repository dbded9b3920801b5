using System.Globalization;
using CareChat.Shared;
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
    private const int LongestText = 1500;

    /// <summary>Searches; nobody is known here, so it is the address that has a budget.</summary>
    public async Task SearchAsync(HttpContext http)
    {
        limits.Searches.Take(addresses.KeyOf(http)).Require();
        var query = http.Request.Query["query"].ToString();
        if (string.IsNullOrWhiteSpace(query)) throw new RefusedException(Refusal.Invalid("query", "query is required"));
        var limit = LimitOf(http.Request);
        var found = await InstanceAsync(http.RequestAborted) is { } instance
            ? (await knowledge.FindAsync(instance, query, [], limit, http.RequestAborted)).Articles : [];
        var results = found.Take(limit).Select(a => new ArticleJson(a.ExternalId, a.Title, a.Source, Cut(a.Answer), a.Question, Math.Round(a.Score, 4), [])).ToList();
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

    private static string Cut(string text) =>
        text.Length <= LongestText ? text : text[..(char.IsHighSurrogate(text[LongestText - 1]) ? LongestText - 1 : LongestText)];
}
