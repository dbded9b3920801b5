namespace CareChat.Web.Patients.Fhir;

/// <summary>What a reference calls its patient: a name, and perhaps when the patient was born ("Lovelace, Ada (DOB 12/10/1975)").</summary>
internal sealed class CalledName
{
    private readonly SaidBirth birth;

    /// <summary>Reads what a reference calls its patient.</summary>
    public CalledName(string said)
    {
        Said = said;
        birth = new SaidBirth(said, out var name);
        Name = name;
        Words = PersonName.Words(Name);
    }

    /// <summary>All of it, as it is written.</summary>
    public string Said { get; }

    /// <summary>The name, without what stands beside it.</summary>
    public string Name { get; }

    /// <summary>The words of the name.</summary>
    public IReadOnlyList<string> Words { get; }

    /// <summary>True where it says another birth than this one ("1975-12-10"), as far as both say it.</summary>
    public bool IsBornElse(string? day) => birth.IsElse(day);

    /// <summary>True where it says somebody beside the one of these names: a newborn of hers, or another generation.</summary>
    public bool IsSomebodyElse(IReadOnlyCollection<string> names) => SomebodyElse.Is(Name, names) || SomebodyElse.IsOtherGeneration(Name, names);

    /// <summary>How well it fits somebody of these names and this birth, for comparison; 0 for not at all.</summary>
    public int Fit(IReadOnlyCollection<string> names, string? day) =>
        IsBornElse(day) || IsSomebodyElse(names) || SomebodyElse.IsOtherFirstName(Name, names) || PersonName.Fit(Name, names) is not (> NameFit.Other and var fit) ? 0
            : (4 * (int)fit) + (birth.Says(day) ? 2 : 0) + (IsOwnGeneration(names) ? 1 : 0);

    /// <summary>True where nobody can fit it better.</summary>
    public bool IsBest(int fit) => fit >= (4 * (int)NameFit.Same) + (birth.IsThere ? 2 : 0) + (SomebodyElse.Generation(Name) is null ? 0 : 1);

    /// <summary>True where it says a generation, and the one it fits so well is not known to be of it: then a namesake may be meant.</summary>
    public bool IsOpen(int fit) => SomebodyElse.Generation(Name) is not null && fit % 2 == 0;

    private bool IsOwnGeneration(IReadOnlyCollection<string> names) => SomebodyElse.Generation(Name) is { } said && names.Any(name => SomebodyElse.Generation(name) == said);
}
