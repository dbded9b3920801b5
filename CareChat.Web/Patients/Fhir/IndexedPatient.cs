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

    private HashSet<string> names;
    private string? birth;

    /// <summary>The person in an entry.</summary>
    public IndexedPatient(BundleEntry entry)
    {
        (Entry, Base) = (entry.Number, entry.Base);
        (names, birth) = Signature(entry);
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
        if (!isNewer) return;
        Entry = entry.Number;
        (names, birth) = (otherNames, otherBirth);
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

    private static string Name(JsonElement name)
    {
        var parts = name.List("given").Select(part => part.OwnText("given")).Append(name.Text("family")).OfType<string>().ToList();
        return PersonName.Folded(parts.Count > 0 ? string.Join(' ', parts) : name.Text("text") ?? "");
    }
}
