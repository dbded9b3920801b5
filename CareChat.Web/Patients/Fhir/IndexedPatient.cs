using System.Text.Json;

namespace CareChat.Web.Patients.Fhir;

/// <summary>What is remembered of a person while the file is walked through: enough to know whom lines mean.</summary>
internal sealed class IndexedPatient
{
    /// <summary>The entry that counts: the newest version.</summary>
    public int Entry { get; private set; }

    /// <summary>The server's base address in the full URL; null for none.</summary>
    public string? Base { get; }

    /// <summary>True where the file says different things of one and the same person: nobody knows whose the lines are.</summary>
    public bool IsContradictory { get; private set; }

    private readonly HashSet<string> everyName = [];
    private readonly HashSet<FhirIdentifier> numbers = [];
    private HashSet<string> names;
    private string? birth;

    /// <summary>The person in an entry.</summary>
    public IndexedPatient(BundleEntry entry)
    {
        (Entry, Base) = (entry.Number, entry.Base);
        (names, birth) = Signature(entry);
        Keep(entry);
    }

    /// <summary>Every name the person has or had, as it is compared.</summary>
    public IReadOnlyCollection<string> Names => everyName;

    /// <summary>The date of birth, as it is written; null for none.</summary>
    public string? Birth => birth;

    /// <summary>True for a number of the person, one of former times too; false where the person has another of its kind; null where nothing is known of it.</summary>
    public bool? Has(FhirIdentifier number)
    {
        if (numbers.Any(own => own.Value == number.Value && (own.System == number.System || own.System.Length == 0 || number.System.Length == 0))) return true;
        return numbers.Any(own => own.System == number.System || number.System.Length == 0) ? false : null;
    }

    /// <summary>Meets another entry of the same person.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="isNewer">Whether it is the one that counts.</param>
    /// <param name="isVersion">Whether versions of one person are expected to differ, as in a history.</param>
    public void Meet(BundleEntry entry, bool isNewer, bool isVersion)
    {
        var (otherNames, otherBirth) = Signature(entry);
        var isOther = !names.Overlaps(otherNames) || (birth is not null && otherBirth is not null && birth != otherBirth);
        IsContradictory |= isOther && !isVersion;
        Keep(entry);
        if (!isNewer) return;
        Entry = entry.Number;
        (names, birth) = (otherNames, otherBirth);
    }

    private void Keep(BundleEntry entry)
    {
        everyName.UnionWith(Signature(entry).Names);
        everyName.UnionWith(WithGeneration(entry));
        if (entry.RequestIdentifier is { } asked) numbers.Add(asked);
        try
        {
            numbers.UnionWith(entry.Resource!.Value.List("identifier").Where(number => number.Text("value") is not null)
                .Select(number => new FhirIdentifier(number.Text("system") ?? "", number.Text("value")!)));
        }
        catch (Exception wrong) when (wrong is FormatException or InvalidOperationException)
        {
            // who is not read whole has no numbers to contradict
        }
    }

    private static (HashSet<string> Names, string? Birth) Signature(BundleEntry entry)
    {
        try
        {
            var patient = entry.Resource!.Value;
            return ([.. patient.List("name").Select(Name)], patient.Text("birthDate"));
        }
        catch (Exception wrong) when (wrong is FormatException or InvalidOperationException)
        {
            return ([], null);
        }
    }

    /// <summary>The names with what stands behind them: "Jr.", "III".</summary>
    private static List<string> WithGeneration(BundleEntry entry)
    {
        try
        {
            return [.. entry.Resource!.Value.List("name").SelectMany(name => name.List("suffix").Select(part => part.OwnText("suffix")).OfType<string>().Select(suffix => PersonName.Folded($"{Name(name)} {suffix}")))];
        }
        catch (Exception wrong) when (wrong is FormatException or InvalidOperationException)
        {
            return [];
        }
    }

    private static string Name(JsonElement name)
    {
        var parts = name.List("given").Select(part => part.OwnText("given")).Append(name.Text("family")).OfType<string>().ToList();
        return PersonName.Folded(parts.Count > 0 ? string.Join(' ', parts) : name.Text("text") ?? "");
    }
}
