using CareChat.Web.Assistant.Knowledge.Starter;
using CareChat.Web.Audit;
using CareChat.Web.Data;

namespace CareChat.Web.Assistant.Knowledge.Import;

/// <summary>What an import of articles did.</summary>
/// <param name="Added">Articles that were not there.</param>
/// <param name="Changed">Articles that say something else now.</param>
/// <param name="Unchanged">Articles that were there as they are, or were edited here since and stay as edited.</param>
public sealed record KnowledgeImportResult(int Added, int Changed, int Unchanged);

/// <summary>
/// Takes files of articles in: a file whole or not at all. An article is known again by its id in the collection (with
/// its question where the collection gives one id to several), so an import that brings nothing new changes nothing.
/// </summary>
public sealed class KnowledgeImport(WriteLane lane, KnowledgeWords words, TimeProvider clock)
{
    /// <summary>Imports one file.</summary>
    /// <param name="actor">Who imports, and into which instance.</param>
    /// <param name="stream">JSON lines, plain or gzip; it must be able to seek. It is read twice, an article at a time.</param>
    /// <param name="file">The file's name, for messages.</param>
    /// <param name="progress">Told the number of articles taken so far.</param>
    /// <param name="cancellationToken">Ends the import; nothing of the file is kept.</param>
    /// <exception cref="ImportException">A line cannot be taken.</exception>
    public async Task<KnowledgeImportResult> RunAsync(
        Actor actor, Stream stream, string file, IProgress<int> progress, CancellationToken cancellationToken = default)
    {
        var ids = await ArticleIds.ReadAsync(stream, file, cancellationToken);
        return await lane.WriteAsync(async scope =>
        {
            scope.RequireLive(actor);
            await scope.TurnAsync(Turn(actor.InstanceId));
            var rows = new ArticleRows(scope, actor.InstanceId, words, clock.GetUtcNow());
            await foreach (var item in ArticleReader.ReadAsync(stream, file, cancellationToken))
            {
                rows.Take(item, ids.Of(item));
                progress.Report(rows.Result.Added + rows.Result.Changed + rows.Result.Unchanged);
            }
            Audit(scope, actor, rows.Result);
            return rows.Result;
        }, cancellationToken);
    }

    /// <summary>Brings the articles that come with the program up to date; those edited here stay as they are.</summary>
    public KnowledgeImportResult TakeStarter(WriteScope scope, Actor actor)
    {
        var rows = new ArticleRows(scope, actor.InstanceId, words, clock.GetUtcNow());
        foreach (var a in StarterArticles.All)
        {
            rows.Take(new ArticleItem(a.Id, a.Source, a.Url, a.Language, a.Focus, string.Join('\n', a.Synonyms), a.Type, a.Title, a.Question, a.Answer),
                a.ExternalId);
        }
        Audit(scope, actor, rows.Result);
        return rows.Result;
    }

    /// <summary>The same of a clinic that is there already, where another node may be at it too.</summary>
    public Task<KnowledgeImportResult> TakeStarterAsync(Actor actor, CancellationToken cancellationToken = default) => lane.WriteAsync(async scope =>
    {
        await scope.TurnAsync(Turn(actor.InstanceId));
        return TakeStarter(scope, actor);
    }, cancellationToken);

    /// <summary>Whose turn it is to change a clinic's articles.</summary>
    internal static string Turn(Guid instanceId) => $"knowledge/{instanceId:N}";

    private void Audit(WriteScope scope, Actor actor, KnowledgeImportResult result)
    {
        if (result.Added + result.Changed == 0) return;
        scope.Audit(actor, "knowledge.imported", clock.GetUtcNow(), subject: $"{result.Added} added, {result.Changed} changed");
    }
}
