namespace CareChat.Web.Patients;

/// <summary>The consent to telehealth that encounters need (contract C.2).</summary>
public static class Consent
{
    /// <summary>Which text is agreed to now; kept with the patient beside the time.</summary>
    public const string Version = "telehealth-1";

    /// <summary>That text, a paragraph each, in words everybody can read. A change of it needs a new version.</summary>
    public static readonly IReadOnlyList<string> Text =
    [
        "You ask a care team for help in writing, without meeting them. They cannot examine you, so some things may be missed. They may tell you to see someone in person.",
        "The team reads your letter, your pictures and your messages. They become part of your health record at this clinic, and the law protects them.",
        "A program may have helped to write your letter. You have read it, and it is true as far as you know.",
        "This is not for emergencies. You can stop at any time: cancel the visit, or write that you do not want to go on.",
    ];
}
