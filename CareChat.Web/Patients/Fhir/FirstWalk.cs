namespace CareChat.Web.Patients.Fhir;

/// <summary>What the first walk through a file found.</summary>
internal sealed class FirstWalk
{
    /// <summary>What is looked for by its type, in whatever letters it is written.</summary>
    private static readonly HashSet<string> Kinds =
        new([.. FhirRecordMapping.Records, "Patient", "Medication", "Bundle", "OperationOutcome", .. EntryWarning.Types], StringComparer.OrdinalIgnoreCase);

    private readonly HashSet<int> refused = [];
    private readonly GivenMedicines given = new();

    /// <summary>What the entries may refer to.</summary>
    public required BundleIndex Index { get; init; }

    /// <summary>True where it is read as a history.</summary>
    public required bool IsHistory { get; init; }

    /// <summary>What cannot be taken whatever stands elsewhere.</summary>
    public List<FhirSkipped> Skipped { get; } = [];

    /// <summary>How many there are of each kind that the record does not hold.</summary>
    public Dictionary<string, int> PassedOver { get; } = new(StringComparer.Ordinal);

    /// <summary>What a history says was deleted, and was not made again.</summary>
    public IReadOnlyList<HistoryDeletions.Deletion> Deleted { get; private set; } = [];

    /// <summary>True where the file has patients.</summary>
    public bool HasPatients { get; private set; }

    /// <summary>True where it has lines of records.</summary>
    public bool HasRecords { get; private set; }

    /// <summary>Walks through the file. Whether it is a history may stand behind its entries: then it is walked through once more.</summary>
    public static async Task<FirstWalk> RunAsync(Stream stream, string file, DateTimeOffset now, CancellationToken cancellation)
    {
        var start = stream.Position;
        var (walk, isHistory) = await RunAsync(stream, file, isHistory: false, now, cancellation);
        if (!isHistory) return walk;
        stream.Position = start;
        return (await RunAsync(stream, file, isHistory: true, now, cancellation)).Walk;
    }

    /// <summary>True for an entry whose resource is to be mapped: one that counts, of a kind the record holds, and no order to remove it.</summary>
    public bool IsTaken(BundleEntry entry) => !refused.Contains(entry.Number) && !Index.IsOlder(entry.Number) && entry.Read(IsHeld, out _);

    private static async Task<(FirstWalk Walk, bool IsHistory)> RunAsync(Stream stream, string file, bool isHistory, DateTimeOffset now, CancellationToken cancellation)
    {
        var walk = new FirstWalk { Index = new BundleIndex(isHistory, now), IsHistory = isHistory };
        var entries = new BundleEntries(stream, file);
        var matches = 0L;
        await foreach (var entry in entries.ReadAsync(cancellation))
        {
            using (entry)
            {
                var kind = entry.Read(walk.Note, out var problem);
                if (entry.Read(found => found.IsMatch, out var wrong) || wrong is not null) matches++;
                if (problem is not null) walk.Refuse(entry, problem);
                else if (kind is not null) walk.Count(kind);
                if (problem is null && kind == "Medication" && entry.OfNulls is { } nulls) walk.Skipped.Add(new FhirSkipped(0, entry.Name, nulls));
            }
        }
        if (entries.HasNext) walk.Skipped.Add(new FhirSkipped(0, "", "it is one page of several: what stands on the next ones is not in it"));
        else if (entries.Matches > matches) walk.Skipped.Add(new FhirSkipped(0, "", "the search it answers had more matches than it holds: the others are not in it"));
        walk.Skipped.AddRange(walk.given.Told());
        walk.Deleted = walk.Index.Settle();
        if (walk.Index.Older > 0) walk.PassedOver[FhirPassedOver.OlderVersion] = walk.Index.Older;
        return (walk, entries.IsHistory);
    }

    /// <summary>Notes an entry.</summary>
    /// <returns>The kind to count it under where it is passed over; null where it is held.</returns>
    /// <exception cref="FormatException">It is not taken, and why.</exception>
    private string? Note(BundleEntry entry)
    {
        if (entry.HasTwins) throw new FormatException("it says one element twice, and nothing says which of the two is meant");
        if (entry.Method != "DELETE" && entry.Failure is { } failure) throw new FormatException(failure);
        var type = entry.Type;
        if (Kinds.TryGetValue(type, out var kind) && kind != type) throw new FormatException("its resourceType is not written as FHIR writes it");
        var isRead = IsHeld(entry) || type == "Medication";
        var isModified = isRead && entry.HasModifier;
        if (isRead || entry.Method == "DELETE") Index.Add(entry, isModified);
        if (entry.Method == "DELETE") return IsHistory ? null : throw new FormatException("it is an order to delete: nothing is taken from it");
        if (type == "Bundle") throw new FormatException("it is a bundle inside the bundle, which is not opened");
        if (entry.Method == "PATCH") throw new FormatException("it is a change of a part, which is not taken");
        if (isModified) throw new FormatException("it has a modifierExtension or implicitRules, which may change what it says and are not understood here");
        if (EntryWarning.Of(entry) is { } warning) throw new FormatException(warning);
        given.Note(entry);
        if (!IsHeld(entry)) return type.Length == 0 ? "entry without a resource" : type.All(char.IsAsciiLetter) && type.Length <= 64 ? type : "resource of an unknown kind";
        HasPatients |= type == "Patient";
        HasRecords |= type != "Patient";
        return null;
    }

    private static bool IsHeld(BundleEntry entry) =>
        entry.Method is not ("DELETE" or "PATCH") && (entry.Type == "Patient" || FhirRecordMapping.Records.Contains(entry.Type));

    private void Refuse(BundleEntry entry, string problem)
    {
        refused.Add(entry.Number);
        Skipped.Add(new FhirSkipped(entry.Number, entry.Name, problem));
    }

    private void Count(string kind) => PassedOver[kind] = PassedOver.GetValueOrDefault(kind) + 1;
}
