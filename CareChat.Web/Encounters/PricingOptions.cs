namespace CareChat.Web.Encounters;

/// <summary>Section <c>CareChat:Encounters:Pricing</c>: what a visit costs. Not there by default: visits are free (contract C.1).</summary>
public sealed class PricingOptions
{
    /// <summary>What one visit costs, in cents.</summary>
    public int Amount { get; set; }

    /// <summary>The part of it that does not depend on seats, in cents.</summary>
    public int BaseAmount { get; set; }

    /// <summary>For each further person, in cents.</summary>
    public int SeatAmount { get; set; }

    /// <summary>What is in it.</summary>
    public string[] Includes { get; set; } = [];

    public string RefundPolicy { get; set; } = "";
    public string FairUsePolicy { get; set; } = "";
}
