using System.Security.Cryptography;
using System.Text;
using CareChat.Shared;
using CareChat.Web.Audit;
using CareChat.Web.Data;
using CareChat.Web.Messages;
using CareChat.Web.Patients;
using Microsoft.EntityFrameworkCore;

namespace CareChat.Web.Search;

/// <summary>
/// Finds messages by their words: all of them must occur, the last may be a beginning, case and accents do not matter.
/// What was retracted is never found, and internal notes are not searched.
/// </summary>
public sealed class SearchStore
{
    /// <summary>The most messages a search finds; of more, only the newest count.</summary>
    public const int MostFound = 1000;

    private readonly WordIndex index;
    private readonly IDbContextFactory<CareChatDb> databases;
    private readonly ReadLane reads;
    private readonly SearchIndexer indexer;
    private readonly PatientDirectory patients;
    private readonly ReadAudit audit;

    internal SearchStore(WordIndex index, IDbContextFactory<CareChatDb> databases, ReadLane reads, SearchIndexer indexer, PatientDirectory patients, ReadAudit audit)
    {
        (this.index, this.databases, this.reads, this.indexer, this.patients, this.audit) = (index, databases, reads, indexer, patients, audit);
    }

    /// <summary>Searches what the actor may see and records that it did.</summary>
    /// <exception cref="RefusedException">The query is empty or too long, the patient is not there or not the actor's, or the actor has been signed out.</exception>
    public async Task<SearchPage> FindAsync(Actor actor, SearchRequest request, CancellationToken cancellationToken = default)
    {
        var text = TextRules.Accept(request.Query, "query", 200);
        await using (var db = await databases.CreateDbContextAsync(cancellationToken)) await db.RequireLiveAsync(actor, cancellationToken);
        using var sql = reads.Open();
        var patientId = request.PatientId ?? actor.PatientId;
        var scope = await ScopeAsync(sql, actor, patientId, cancellationToken);
        audit.Note(actor, "messages.searched", patientId, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))));
        return await PageAsync(sql, actor, scope, SearchQuery.Parse(text), request, cancellationToken);
    }

    private async Task<SearchPage> PageAsync(SqlScope sql, Actor actor, SearchScope? scope, SearchQuery query, SearchRequest request, CancellationToken cancellationToken)
    {
        if (scope is not { } within || query.IsEmpty) return new SearchPage([], 0);
        await indexer.WaitForCommittedAsync(sql, cancellationToken);
        var matches = await index.FindAsync(within, query, MostFound, cancellationToken);
        var size = Math.Clamp(request.Size, 1, 100);
        var first = Math.Max(request.Page, 0) * (long)size;
        if (first >= matches.Count) return new SearchPage([], matches.Count);
        var page = matches.Skip((int)first).Take(size).ToList();
        var rows = FoundMessages.Read(sql, actor, page);
        return new SearchPage([.. rows.Select(r => new SearchHit(r.Message, r.PatientName, Highlighter.Find(r.Message.Body, query)))], matches.Count);
    }

    /// <summary>Where to look; null where the actor sees nobody.</summary>
    private async Task<SearchScope?> ScopeAsync(SqlScope sql, Actor actor, Guid? patientId, CancellationToken cancellationToken)
    {
        if (patientId is { } patient)
        {
            var line = await patients.FindAsync(actor, patient, cancellationToken);
            return SearchScope.Conversation(line.ConversationId, MessagePages.LastNumber(sql, line.ConversationId));
        }
        if (!Visibility.SeesInstance(actor)) return null;
        var newest = sql.Scalar("""SELECT MAX("Seq") FROM "Messages" """) as long? ?? 0;
        return actor.Kind == ActorKind.ApiClient ? SearchScope.Lines(actor.InstanceId, newest) : SearchScope.Instance(actor.InstanceId, newest);
    }
}
