using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using CareChat.Web.Http;

namespace CareChat.Web.Encounters.Api.Wire;

/// <summary>How the records around letters become JSON in their own snake case (contract C.1, C.10), generated at build.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, Converters = [typeof(MillisecondsConverter)])]
[JsonSerializable(typeof(QueryAnswerJson))]
[JsonSerializable(typeof(LockedJson))]
[JsonSerializable(typeof(RefusedJson))]
[JsonSerializable(typeof(ConditionsJson))]
internal sealed partial class LetterWire : JsonSerializerContext
{
    private static LetterWire? plain;

    /// <summary>The context that leaves text readable: answers are UTF-8 and never part of a page.</summary>
    public static LetterWire Plain =>
        plain ??= new LetterWire(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}

/// <summary>The same in camel case (contract C.7, C.9, C.10 pricing).</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, Converters = [typeof(MillisecondsConverter)])]
[JsonSerializable(typeof(IReadOnlyList<EncounterJson>))]
[JsonSerializable(typeof(TurnsJson))]
[JsonSerializable(typeof(PricingJson))]
[JsonSerializable(typeof(SubscriptionJson))]
internal sealed partial class EncounterWire : JsonSerializerContext
{
    private static EncounterWire? plain;

    /// <summary>The context that leaves text readable.</summary>
    public static EncounterWire Plain =>
        plain ??= new EncounterWire(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
