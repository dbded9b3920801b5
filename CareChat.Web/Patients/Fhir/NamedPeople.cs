namespace CareChat.Web.Patients.Fhir;

/// <summary>People by the words of their names: whether somebody else is called what a reference calls its patient.</summary>
internal sealed class NamedPeople<TWho>
    where TWho : notnull
{
    private sealed record Named(TWho Who, IReadOnlyCollection<string> Names, string? Birth);

    private readonly Dictionary<string, List<Named>> byWord = new(StringComparer.Ordinal);
    private readonly Dictionary<(TWho Own, string Called), bool> answers = [];

    /// <summary>Adds somebody.</summary>
    public void Add(TWho who, IReadOnlyCollection<string> names, string? birth)
    {
        var named = new Named(who, names, birth);
        foreach (var word in names.SelectMany(PersonName.Words).Distinct())
        {
            if (!byWord.TryGetValue(word, out var found)) byWord[word] = found = [];
            found.Add(named);
        }
    }

    /// <summary>True where the name fits somebody better than the one who is meant.</summary>
    /// <param name="called">What the reference calls its patient.</param>
    /// <param name="own">Who is meant.</param>
    /// <param name="fit">How well it fits that one.</param>
    public bool HasBetter(CalledName called, TWho own, int fit)
    {
        if (called.IsBest(fit)) return false;
        if (answers.TryGetValue((own, called.Said), out var known)) return known;
        return answers[(own, called.Said)] = called.Words.SelectMany(word => byWord.GetValueOrDefault(word) ?? []).Any(other => !other.Who.Equals(own) && called.Fit(other.Names, other.Birth) is > 0 and var its && (its > fit || (its == fit && called.IsOpen(fit))));
    }
}
