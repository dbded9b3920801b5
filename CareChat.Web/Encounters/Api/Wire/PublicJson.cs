namespace CareChat.Web.Encounters.Api.Wire;

/// <summary>What the clinic takes letters about (contract C.10).</summary>
/// <param name="Conditions">Names; empty where the clinic has listed none.</param>
/// <param name="Emergencies">What is never handled here.</param>
public sealed record ConditionsJson(IReadOnlyList<string> Conditions, IReadOnlyList<string> Emergencies);

/// <summary>The subscription of an account (contract C.9).</summary>
public sealed record SubscriptionJson(string Status, string Plan);

/// <summary>What a visit costs, in cents (contract C.10).</summary>
public sealed record PricingJson(int Amount, int BaseAmount, int SeatAmount, IReadOnlyList<string> Includes, string RefundPolicy, string FairUsePolicy)
{
    /// <summary>The configured price; nothing where none is.</summary>
    public static PricingJson Of(PricingOptions? pricing)
    {
        var price = pricing ?? new PricingOptions();
        return new(price.Amount, price.BaseAmount, price.SeatAmount, price.Includes, price.RefundPolicy, price.FairUsePolicy);
    }
}
