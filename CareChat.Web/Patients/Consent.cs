namespace CareChat.Web.Patients;

/// <summary>The consent to telehealth that encounters need (contract C.2).</summary>
public static class Consent
{
    /// <summary>Which text is agreed to now; kept with the patient beside the time.</summary>
    public const string Version = "telehealth-1";
}
