namespace CareChat.Web.Patients.Fhir;

/// <summary>
/// The deletions a history tells of. They may stand before what they delete or after it, and name it in another way: which of them
/// count is known when the file was walked through.
/// </summary>
internal sealed class HistoryDeletions
{
    /// <summary>A deletion.</summary>
    /// <param name="Entry">Its place.</param>
    /// <param name="Name">What it deletes, as far as that may be said aloud.</param>
    /// <param name="Of">What it deletes; null where that is no one resource.</param>
    /// <param name="Version">Which version of it.</param>
    public sealed record Deletion(int Entry, string Name, FhirReference? Of, FhirVersion Version);

    private readonly record struct Named(string? Base, UInt128 Key);

    private readonly Dictionary<string, HashSet<Named>> byName = new(StringComparer.Ordinal);
    private readonly List<(Deletion Told, UInt128? Key)> told = [];

    /// <summary>Notes by which kind and id a version goes.</summary>
    /// <param name="entry">The version.</param>
    /// <param name="key">What its resource is told apart by.</param>
    public void Name(BundleEntry entry, UInt128 key)
    {
        var literal = entry.FullUrl is { } url ? FhirReference.Of(url) : null;
        if ((literal?.Id ?? entry.Id) is not { } id) return;
        var name = $"{entry.Type}/{id}";
        if (!byName.TryGetValue(name, out var found)) byName[name] = found = [];
        found.Add(new Named(entry.Base, key));
    }

    /// <summary>Notes a deletion.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="key">What it is told apart by; null for nothing.</param>
    public void Add(BundleEntry entry, UInt128? key) => told.Add((new Deletion(entry.Number, entry.Name, entry.Deleted, entry.Version), key));

    /// <summary>All deletions, each with what the resources of the file that it means are told apart by.</summary>
    public IEnumerable<(Deletion Told, IReadOnlyList<UInt128> Keys)> All()
    {
        foreach (var (deletion, key) in told)
        {
            var meant = Meant(deletion.Of);
            var keys = meant.Select(one => one.Key).Concat(key is { } own ? [own] : []).Distinct().ToList();
            var server = meant.Select(one => one.Base).FirstOrDefault(from => from is not null);
            yield return (deletion.Of is { Base: null } of ? deletion with { Of = of with { Base = server } } : deletion, keys);
        }
    }

    /// <summary>What goes by a kind and id; nothing where that is more than one server's.</summary>
    private List<Named> Meant(FhirReference? of)
    {
        if (of is null || !byName.TryGetValue($"{of.Type}/{of.Id}", out var named)) return [];
        var meant = named.Where(one => of.Base is null || one.Base is null || one.Base == of.Base).ToList();
        return meant.Select(one => one.Base ?? of.Base).OfType<string>().Distinct(StringComparer.Ordinal).Count() < 2 ? meant : [];
    }
}
