using System.Security.Cryptography;
using System.Text;

namespace CareChat.Web.Patients.Fhir;

/// <summary>
/// What is known of a file after walking through it once: which of several versions counts, who the patients are,
/// and what the medications are. A few dozen bytes a resource; the resources themselves are not kept.
/// </summary>
internal sealed class BundleIndex(bool isHistory, DateTimeOffset now)
{
    /// <summary>The newest version of a resource so far, and between which entries all of them stand.</summary>
    private readonly record struct Seen(int Entry, FhirVersion Version, int First, int Last, UInt128 Says, int Weight, UInt128 Thing);

    private readonly Dictionary<UInt128, Seen> newest = [];
    private readonly HashSet<int> older = [];
    private readonly HashSet<int> rivals = [];
    private readonly HashSet<int> contested = [];
    private readonly HashSet<int> beside = [];
    private readonly Dictionary<UInt128, List<int>> besideOf = [];
    private readonly HistoryDeletions deletions = new();

    /// <summary>Who the file's patients are, and how lines may name them.</summary>
    public PatientIndex Patients { get; } = new(isHistory, now);

    /// <summary>What the file's medications are.</summary>
    public MedicationIndex Medications { get; } = new();

    /// <summary>How many entries hold an older version.</summary>
    public int Older => older.Count;

    /// <summary>True where a newer version of what the entry holds stands in the file.</summary>
    public bool IsOlder(int entry) => older.Contains(entry) || rivals.Contains(entry);

    /// <summary>True for the one that stands, the last or what says most, of several entries that say different things of one resource, of which nothing says which is newer.</summary>
    public bool IsContested(int entry) => contested.Contains(entry);

    /// <summary>True for one that stands beside another of the same id: the two name different things, and both may hold.</summary>
    public bool IsBeside(int entry) => beside.Contains(entry);

    /// <summary>Notes an entry of a kind that counts, or an order to delete, in the order of the file.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="isRefused">True for one that is not taken: nothing older stands in for it, and a medication names nothing.</param>
    public void Add(BundleEntry entry, bool isRefused)
    {
        if (entry.Method == "DELETE" && isHistory)
        {
            deletions.Add(entry, entry.Key is { } key ? Hash(key) : null);
            return;
        }
        var isNewer = Rank(entry);
        if (entry.Method == "DELETE") return;
        if (entry.Type == "Patient") Patients.Add(entry, isNewer);
        else if (entry.Type == "Medication" && isNewer) Medications.Add(entry, isRefused, IsContested(entry.Number));
    }

    /// <summary>
    /// Ends the walk: the deletions of a history are weighed against the versions it has. A deletion that is the newest leaves none of
    /// them to be taken, and a medication without a name; one that a newer version follows is an older version itself.
    /// </summary>
    /// <returns>The deletions that count.</returns>
    public IReadOnlyList<HistoryDeletions.Deletion> Settle()
    {
        var counting = new List<HistoryDeletions.Deletion>();
        var gone = new HashSet<UInt128>();
        foreach (var (told, keys) in deletions.All())
        {
            var there = keys.Where(newest.ContainsKey).Select(key => (Key: key, Seen: newest[key])).ToList();
            var deleted = there.Where(one => IsNewest(told, one.Seen)).ToList();
            if (there.Count > 0 && deleted.Count == 0) older.Add(told.Entry);
            else counting.Add(deleted.Aggregate(told, (sum, one) => sum with { Version = sum.Version.Or(one.Seen.Version) }));
            older.UnionWith(deleted.Select(one => one.Seen.Entry));
            gone.UnionWith(deleted.Select(one => one.Key));
        }
        Patients.Settle();
        Medications.Forget(key => gone.Contains(Hash(key)));
        return counting;
    }

    /// <summary>Whether the entry counts as far as the file was read; what it replaces, or what replaces it, is noted.</summary>
    private bool Rank(BundleEntry entry)
    {
        if (entry.Key is not { } key) return true;
        var says = entry.Method != "DELETE" && entry.Resource is { } resource ? EntryScan.Mark(resource) : UInt128.Zero;
        var seen = new Seen(entry.Number, entry.Version, entry.Number, entry.Number, says, EntryWeight.Of(entry), EntryWeight.Thing(entry));
        var hash = Hash(key);
        if (isHistory) deletions.Name(entry, hash);
        if (!newest.TryGetValue(hash, out var before))
        {
            newest[hash] = seen;
            return true;
        }
        var isNewer = IsNewer(seen, before);
        var isUndecided = !isHistory && seen.Version.Compared(before.Version) is null or 0;
        var isOther = isUndecided && AreOthers(seen, before);
        if (isOther && seen.Weight != before.Weight) isNewer = seen.Weight > before.Weight;
        if (!isUndecided && isNewer && besideOf.Remove(hash, out var past))
        {
            beside.ExceptWith(past);
            older.UnionWith(past);
        }
        var isTwo = isOther && seen.Thing != before.Thing && seen.Weight >= EntryWeight.Named && before.Weight >= EntryWeight.Named;
        if (isTwo) Stand(hash, before.Entry, seen.Entry, isNewer);
        else (isOther ? rivals : older).Add(isNewer ? before.Entry : seen.Entry);
        if (isOther || (isUndecided && contested.Contains(before.Entry))) contested.Add(isNewer ? seen.Entry : before.Entry);
        newest[hash] = (isNewer ? seen : before) with { First = before.First, Last = seen.Entry };
        return isNewer;
    }

    /// <summary>Lets two of one id stand, where they name different things.</summary>
    private void Stand(UInt128 key, int before, int seen, bool isNewer)
    {
        var other = isNewer ? before : seen;
        beside.Add(other);
        contested.Add(before);
        contested.Add(seen);
        if (!besideOf.TryGetValue(key, out var all)) besideOf[key] = all = [];
        all.Add(other);
    }

    private static bool AreOthers(Seen one, Seen other) => one.Says != other.Says && one.Says != UInt128.Zero && other.Says != UInt128.Zero;

    private static UInt128 Hash(string key) => BitConverter.ToUInt128(SHA256.HashData(Encoding.UTF8.GetBytes(key)));

    /// <summary>
    /// By time, else by number, else by place: before the newest version where that comes first, as in a history; else behind it. What
    /// stands behind all versions is the newest all the same: nothing is deleted before it was there.
    /// </summary>
    private static bool IsNewest(HistoryDeletions.Deletion told, Seen seen) =>
        told.Version.Compared(seen.Version) is { } compared and not 0 ? compared > 0
        : seen.Entry == seen.First ? told.Entry < seen.First || told.Entry > seen.Last : told.Entry > seen.Entry;

    /// <summary>By time, else by number, else by place: a history begins with the newest, other files end with it.</summary>
    private bool IsNewer(Seen seen, Seen before) =>
        seen.Version.Compared(before.Version) is { } compared and not 0 ? compared > 0 : !isHistory;
}
