using CareChat.Bench.Limits.Storage;

namespace CareChat.Bench.Limits;

/// <summary>The body of a search inside one patient's messages; the last word may be the beginning of one.</summary>
public sealed record SearchMessages(int PatientId, string Query);

/// <summary>The page and the searches over the large database.</summary>
public static class ReadEndpoints
{
    /// <summary>Maps the newest page of a conversation and the search in its raw shapes.</summary>
    public static void MapReads(this WebApplication app)
    {
        app.MapGet("/page", (int conversation, MessageReaders readers) => readers.Current.NewestPage(conversation));
        app.MapPost("/search/scope", (SearchMessages search, MessageReaders readers) =>
            readers.Current.Search(SearchShape.ScopeToken, search.PatientId, search.Query));
        app.MapPost("/search/prefixed", (SearchMessages search, MessageReaders readers) =>
            readers.Current.Search(SearchShape.PatientPrefixedTokens, search.PatientId, search.Query));
    }
}
