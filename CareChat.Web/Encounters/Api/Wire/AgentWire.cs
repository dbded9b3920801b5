using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using CareChat.Web.Http;

namespace CareChat.Web.Encounters.Api.Wire;

/// <summary>How the records of contract C.3 to C.9 become JSON, generated at build.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, Converters = [typeof(MillisecondsConverter)])]
[JsonSerializable(typeof(ChatJson))]
[JsonSerializable(typeof(ChatEventJson))]
[JsonSerializable(typeof(EventsReadJson))]
[JsonSerializable(typeof(AccountPatientJson))]
[JsonSerializable(typeof(IReadOnlyList<AccountPatientJson>))]
[JsonSerializable(typeof(AccountJson))]
[JsonSerializable(typeof(IReadOnlyList<SubmissionJson>))]
[JsonSerializable(typeof(NewPersonalKeyJson))]
[JsonSerializable(typeof(IReadOnlyList<PersonalKeyJson>))]
internal sealed partial class AgentWire : JsonSerializerContext
{
    private static AgentWire? plain;

    /// <summary>The context that leaves text readable: answers are UTF-8 and never part of a page.</summary>
    public static AgentWire Plain =>
        plain ??= new AgentWire(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
