using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using CareChat.Web.Http;

namespace CareChat.Web.Assistant.Api.Wire;

/// <summary>How the records of contract B become JSON, generated at build. What is null is left out, unless its property says otherwise.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(MillisecondsConverter)])]
[JsonSerializable(typeof(ChatReplyJson))]
[JsonSerializable(typeof(NewThreadJson))]
[JsonSerializable(typeof(ThreadEnvelopeJson))]
[JsonSerializable(typeof(DoneJson))]
[JsonSerializable(typeof(CuraPatientEnvelopeJson))]
[JsonSerializable(typeof(KnowledgeJson))]
internal sealed partial class CuraWire : JsonSerializerContext
{
    private static CuraWire? plain;

    /// <summary>The context that leaves text readable: answers are UTF-8 and never part of a page.</summary>
    public static CuraWire Plain =>
        plain ??= new CuraWire(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
