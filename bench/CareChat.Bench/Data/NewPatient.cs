using System.Text.Json;
using CareChat.Bench.Load;
using CareChat.Bench.Servers;

namespace CareChat.Bench.Data;

/// <summary>Patients made through the front door.</summary>
public static class NewPatient
{
    /// <summary>Creates a patient and returns the id.</summary>
    public static string Create(HttpLine http, int number)
    {
        var body = JsonSerializer.Serialize(new { firstName = "Pat", lastName = $"Number {number}" });
        using var answer = JsonDocument.Parse(http.Ask("POST", CareChatServer.Patients, body));
        return answer.RootElement.GetProperty("id").GetString()!;
    }
}
