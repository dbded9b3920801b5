namespace CareChat.Tests.Encounters.Letters;

/// <summary>Letters to send; all text is our own.</summary>
public static class AgentLetters
{
    private static readonly string[] Clinical =
    [
        "Chief Complaint", "Age and Sex", "History of Present Illness", "Review of Systems", "Past Medical History", "Allergies",
        "Family History", "Social History", "Diagnosis", "Treatment Plan",
    ];

    private static readonly string[] Texts =
    [
        "Itchy rash on both forearms.",
        "34-year-old woman.",
        "The rash began five days ago after gardening, spread from the wrist to the elbow, and itches most at night. A cold cloth helps a little. "
            + "There were blisters on day two that dried by themselves. No new soap, food or medicine. Photographs can be sent.",
        "No fever, no chest pain, no trouble breathing, no swelling of the face.",
        "Mild eczema as a child.",
        "NKDA",
        "Mother with asthma.",
        "Teacher, does not smoke, a glass of wine on weekends.",
        "Contact dermatitis, probably from a plant.",
        "A steroid cream for a week; return if fever or trouble breathing develops.",
    ];

    /// <summary>Has everything.</summary>
    public static string Complete => With();

    /// <summary>Has everything, in the words of a layman's letter.</summary>
    public static string CompleteInPlainWords =>
        With(headings: [.. Clinical[..8], "What I Think It Might Be", "What I'm Hoping For"]);

    /// <summary>Lacks half of it.</summary>
    public static string Incomplete => Pad(string.Join("\n\n", Clinical.Zip(Texts).Where((_, i) => i is 0 or 2 or 4 or 7).Select(p => $"# {p.First}\n{p.Second}")));

    /// <summary>The complete letter with one section said otherwise.</summary>
    public static string With(int place = -1, string text = "", string[]? headings = null) =>
        Pad(string.Join("\n\n", (headings ?? Clinical).Select((heading, i) => $"## {heading}\n{(i == place ? text : Texts[i])}")));

    /// <summary>The complete letter under another heading at one place.</summary>
    public static string Under(int place, string heading) => With(headings: [.. Clinical.Select((h, i) => i == place ? heading : h)]);

    /// <summary>A letter with so many characters.</summary>
    public static string OfLength(int length) => ("# Chief Complaint\n" + new string('a', length))[..length];

    private static string Pad(string letter) => letter.Length >= 500 ? letter : letter + "\n\n# Other notes\n" + new string('x', 500 - letter.Length);
}
