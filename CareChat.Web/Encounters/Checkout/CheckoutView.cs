using CareChat.Web.Data;

namespace CareChat.Web.Encounters.Checkout;

/// <summary>What the checkout page shows to whoever holds the encounter's token, or is its owner.</summary>
/// <param name="IsClaimed">True once it was submitted.</param>
/// <param name="IsOwned">True where an account has it already: then only that account goes on.</param>
/// <param name="IsViewers">True where that account is the viewer's, or nobody's yet.</param>
/// <param name="Number">The letter that is shown: what is sent must be this one.</param>
/// <param name="PatientId">The person it is bound to; null for not yet.</param>
public sealed record CheckoutView(
    Guid Id, Guid InstanceId, EncounterState State, bool IsClaimed, bool IsOwned, bool IsViewers, Guid? PatientId,
    int Number, string Letter, int Pictures, string ClinicName, string EmergencyNumber)
{
    /// <summary>True where the viewer has sent it: what is left of the checkout leads to the visit.</summary>
    public bool IsSent => IsOwned && IsViewers && IsClaimed;
}
