using System.Collections.Concurrent;

namespace CareChat.Web.Assistant.Knowledge;

/// <summary>Counts the changes this program made to an instance's articles; those of other nodes are seen by their dates.</summary>
public sealed class KnowledgeChanges
{
    private readonly ConcurrentDictionary<Guid, int> counts = [];

    /// <summary>Notes that articles were changed, after the commit.</summary>
    public void Note(Guid instanceId) => counts.AddOrUpdate(instanceId, 1, (_, count) => count + 1);

    /// <summary>How many changes there have been.</summary>
    public int Count(Guid instanceId) => counts.GetValueOrDefault(instanceId);
}
