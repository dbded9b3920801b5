using CareChat.Web.Data;

namespace CareChat.Web.Assistant.Knowledge;

/// <summary>
/// Keeps for each instance what the ranking knows of its articles, and makes it anew when they change. A question that
/// comes meanwhile is answered with what was known before, except where there is nothing or little to read.
/// </summary>
public sealed class KnowledgeSnapshots(ReadLane reads, KnowledgeChanges changes, ILogger<KnowledgeSnapshots> log)
{
    private const int FewArticles = 1500;
    private readonly Lock gate = new();
    private readonly Dictionary<Guid, Kept> kept = [];

    private sealed record Mark(long Newest, int Changes);

    private sealed class Kept
    {
        public required Mark Mark { get; init; }
        public required Task<KnowledgeSnapshot> Snapshot { get; init; }
        public Kept? Next { get; set; }
    }

    /// <summary>The articles of an instance as they are, or as they were a moment ago.</summary>
    internal Task<KnowledgeSnapshot> GetAsync(Guid instanceId)
    {
        var mark = Read(instanceId);
        lock (gate)
        {
            if (kept.TryGetValue(instanceId, out var last) && last.Next is { Snapshot.IsCompletedSuccessfully: true } next) kept[instanceId] = last = next;
            if (last is null || last.Snapshot.IsFaulted) return (kept[instanceId] = Begin(instanceId, mark)).Snapshot;
            if (last.Mark == mark || !last.Snapshot.IsCompleted) return last.Snapshot;
            if (last.Snapshot.Result.Articles.Count <= FewArticles) return (kept[instanceId] = Begin(instanceId, mark)).Snapshot;
            if (last.Next is null || last.Next.Snapshot.IsFaulted) last.Next = Begin(instanceId, mark);
            return last.Snapshot;
        }
    }

    private Kept Begin(Guid instanceId, Mark mark) => new() { Mark = mark, Snapshot = Task.Run(() => Load(instanceId)) };

    /// <summary>Changes by the day of the newest, which every node sees, and by their number, which this one does.</summary>
    private Mark Read(Guid instanceId)
    {
        var count = changes.Count(instanceId);
        using var scope = reads.Open();
        var newest = scope.Scalar("""SELECT MAX("UpdatedAt") FROM "KnowledgeArticles" WHERE "InstanceId" = @p0""", instanceId);
        return new Mark(newest is long at ? at : 0, count);
    }

    private KnowledgeSnapshot Load(Guid instanceId)
    {
        try
        {
            var builder = new SnapshotBuilder();
            using var scope = reads.Open();
            using var rows = scope.Query(
                """
                SELECT "Seq", "Id", "Source", "Language", "Topic", "Synonyms", "Kind", "Title", "Question", "Answer"
                FROM "KnowledgeArticles" WHERE "InstanceId" = @p0 AND "IsHidden" = FALSE ORDER BY "Seq"
                """, instanceId);
            while (rows.Read()) builder.Add(Article(rows, instanceId));
            return builder.Build();
        }
        catch (Exception failure)
        {
            log.LogError(failure, "The articles of instance {InstanceId} cannot be read.", instanceId);
            throw;
        }
    }

    private static KnowledgeArticle Article(SqlRow row, Guid instanceId) => new()
    {
        Seq = row.GetInt64(0),
        Id = row.GetGuid(1),
        InstanceId = instanceId,
        Source = row.GetString(2),
        Language = row.GetString(3),
        Topic = row.GetString(4),
        Synonyms = row.GetString(5),
        Kind = row.GetString(6),
        Title = row.GetString(7),
        Question = row.GetString(8),
        Answer = row.GetString(9),
    };
}
