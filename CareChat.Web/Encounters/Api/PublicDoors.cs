using CareChat.Web.Encounters.Api.Wire;
using CareChat.Web.Http;

namespace CareChat.Web.Encounters.Api;

/// <summary>The small addresses of contract C that need no store (C.9 end, C.10).</summary>
internal sealed class PublicDoors(AgentDoor door, EncounterOptions options)
{
    private static readonly string[] Emergencies =
        ["Chest pain", "Trouble breathing", "Signs of a stroke", "Severe bleeding", "Severe allergic reaction", "Self-harm"];

    /// <summary>The account's subscription: a clinic that runs this itself asks for none.</summary>
    public async Task SubscriptionAsync(HttpContext http)
    {
        await door.AccountAsync(http);
        await http.Response.WriteJsonAsync(new SubscriptionJson("active", "self_hosted"), EncounterWire.Plain.SubscriptionJson);
    }

    /// <summary>What a visit costs; nothing where nothing is configured.</summary>
    public Task PricingAsync(HttpContext http) =>
        http.Response.WriteJsonAsync(PricingJson.Of(options.Pricing), EncounterWire.Plain.PricingJson);

    /// <summary>What letters are taken about.</summary>
    public Task ConditionsAsync(HttpContext http) =>
        http.Response.WriteJsonAsync(new ConditionsJson([], Emergencies), LetterWire.Plain.ConditionsJson);
}
