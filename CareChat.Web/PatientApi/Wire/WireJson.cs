using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using CareChat.Web.Http;

namespace CareChat.Web.PatientApi.Wire;

/// <summary>How contract A's records become JSON, generated at build.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, Converters = [typeof(MillisecondsConverter)])]
[JsonSerializable(typeof(ChatMessageJson))]
[JsonSerializable(typeof(PageJson<ChatMessageJson>))]
[JsonSerializable(typeof(TokenJson))]
[JsonSerializable(typeof(TokenOnlyJson))]
[JsonSerializable(typeof(MintedChatTokenJson))]
[JsonSerializable(typeof(PageJson<ChatTokenJson>))]
[JsonSerializable(typeof(FileJson))]
[JsonSerializable(typeof(PatientJson))]
[JsonSerializable(typeof(PageJson<PatientJson>))]
internal sealed partial class WireJson : JsonSerializerContext
{
    private static WireJson? plain;

    /// <summary>The context that leaves text readable: answers are UTF-8 and never part of a page. Messages have a writer of their own.</summary>
    public static WireJson Plain =>
        plain ??= new WireJson(new JsonSerializerOptions(Default.Options)
        {
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            Converters = { new ChatMessageConverter() },
        });
}
