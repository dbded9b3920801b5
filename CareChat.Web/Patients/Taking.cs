namespace CareChat.Web.Patients;

/// <summary>What became of one resource of a file.</summary>
/// <param name="Refused">Why it is not in; null where it is.</param>
/// <param name="IsOlder">True where a newer version is in already.</param>
/// <param name="Doubt">What whoever imports has to look at beside; null for nothing.</param>
internal readonly record struct Taking(string? Refused = null, bool IsOlder = false, string? Doubt = null)
{
    /// <summary>True where it is in.</summary>
    public bool IsIn => Refused is null && !IsOlder;
}
