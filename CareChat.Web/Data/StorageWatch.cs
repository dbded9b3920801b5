using System.Collections.Concurrent;

namespace CareChat.Web.Data;

/// <summary>What keeps something.</summary>
public enum StoragePart
{
    /// <summary>The database.</summary>
    Database,

    /// <summary>The folder of the files.</summary>
    Files,
}

/// <summary>
/// Knows whether what comes in can be kept: the trouble in which the last write of a part ended, until one succeeds. The log says
/// when it begins and when it is over.
/// </summary>
public sealed class StorageWatch(ILogger<StorageWatch> log)
{
    private readonly ConcurrentDictionary<StoragePart, StorageTrouble> troubles = new();

    /// <summary>The trouble a part is in; null for none that is known.</summary>
    public StorageTrouble? Of(StoragePart part) => troubles.TryGetValue(part, out var trouble) ? trouble : null;

    /// <summary>Notes how a write ended that did not succeed; what is no trouble of the storage says nothing of it.</summary>
    public void Failed(StoragePart part, Exception failure)
    {
        if (StorageTroubles.Of(failure) is not { } trouble || Of(part) == trouble) return;
        troubles[part] = trouble;
        log.LogError("{Part}: nothing can be kept, {Why}.", part, trouble.Words());
    }

    /// <summary>Notes that something was kept.</summary>
    public void Succeeded(StoragePart part)
    {
        if (!troubles.IsEmpty && troubles.TryRemove(part, out _)) log.LogInformation("{Part}: what comes in is kept again.", part);
    }
}
