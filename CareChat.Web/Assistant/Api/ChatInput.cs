using System.Globalization;
using System.Text.Json;
using CareChat.Shared;
using CareChat.Web.Data;
using CareChat.Web.Escalation;
using CareChat.Web.Http;

namespace CareChat.Web.Assistant.Api;

/// <summary>A chat call, read and checked (contract B.2).</summary>
/// <param name="Message">1 to 10,000 characters.</param>
/// <param name="Thread">The number of a thread; null for a question by itself.</param>
/// <param name="PatientId">Whom it is about; null where it does not say.</param>
/// <param name="Phone">The same by a telephone number, in any format.</param>
/// <param name="PatientData">What is laid over the record for this call; null for nothing.</param>
/// <param name="History">What was said before, where there is no thread; the last 20.</param>
internal sealed record ChatInput(
    string Message, string? Thread, Guid? PatientId, string? Phone, JsonElement? PatientData, IReadOnlyList<Turn> History)
{
    /// <summary>How many turns an answer knows of (contract B.2).</summary>
    public const int MostTurns = 20;

    /// <summary>The longest message, in UTF-16 code units (contract B.2).</summary>
    public const int LongestMessage = 10_000;

    private const int LongestText = 200;
    private const int LargestPatientData = 32 * 1024;

    /// <summary>The largest body: a message and twenty turns, every letter escaped, and what is laid over the record.</summary>
    public const int LargestBody = 2 * 1024 * 1024;

    private static readonly Refusal NoMessage = Refusal.Invalid("message", "message is required");

    /// <summary>Reads a body.</summary>
    /// <exception cref="RefusedException">Something in it is wrong; the first thing is said.</exception>
    public static ChatInput Of(JsonInput input)
    {
        if (input.Element("message") is not { ValueKind: JsonValueKind.String }) throw new RefusedException(NoMessage);
        var message = input.Required("message", LongestMessage);
        var read = new ChatInput(message, ThreadOf(input), PatientOf(input), input.Optional("phone", LongestText),
            PatientDataOf(input), HistoryOf(input));
        input.Require();
        return read;
    }

    /// <summary>The patient a body names by id.</summary>
    public static Guid? PatientOf(JsonInput input)
    {
        if (input.Optional("patientId", LongestText) is not { } text) return null;
        if (Guid.TryParseExact(text, "D", out var id)) return id;
        input.Wrong("patientId", "patientId must be a UUID");
        return null;
    }

    /// <summary>What is laid over the record: a list of a shape that cannot be read must not take the place of what the record has.</summary>
    private static JsonElement? PatientDataOf(JsonInput input)
    {
        if (input.Object("patientData", LargestPatientData) is not { } data) return null;
        foreach (var list in FactsOverlay.Lists.Where(list => data.TryGetProperty(list, out var value) && !FactsOverlay.IsList(value)))
            input.Wrong("patientData", $"patientData.{list} must be a text or an array");
        return data;
    }

    /// <summary>The thread; a number in JSON is taken as well as text.</summary>
    private static string? ThreadOf(JsonInput input) => input.Element("threadId") switch
    {
        null => null,
        { ValueKind: JsonValueKind.Number } number => number.TryGetInt64(out var whole) ? whole.ToString(CultureInfo.InvariantCulture) : number.GetRawText(),
        _ => input.Optional("threadId", LongestText),
    };

    private static List<Turn> HistoryOf(JsonInput input)
    {
        var turns = new List<Turn>();
        foreach (var item in input.Items("conversationHistory"))
        {
            if (TurnOf(item) is not { } turn)
            {
                input.Wrong("conversationHistory", "conversationHistory must be a list of {\"role\":\"user\"|\"assistant\",\"content\":\"...\"}");
                return [];
            }
            turns.Add(turn);
        }
        return turns.Count > MostTurns ? turns[^MostTurns..] : turns;
    }

    private static Turn? TurnOf(JsonElement item)
    {
        if (item.ValueKind != JsonValueKind.Object || !TryText(item, "role", out var role) || !TryText(item, "content", out var content)) return null;
        if (role is not ("user" or "assistant")) return null;
        return new Turn(role == "user", content.Length > LongestMessage ? content[..LongestMessage] : content);
    }

    private static bool TryText(JsonElement item, string field, out string text)
    {
        text = "";
        if (!item.TryGetProperty(field, out var value) || value.ValueKind != JsonValueKind.String) return false;
        try
        {
            text = TextRules.Accept(value.GetString(), field, int.MaxValue, mayBeEmpty: true);
            return true;
        }
        catch (Exception wrong) when (wrong is InvalidOperationException or RefusedException)
        {
            return false; // half a surrogate pair
        }
    }
}
