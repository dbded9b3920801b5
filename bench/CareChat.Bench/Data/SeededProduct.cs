using CareChat.Bench.Servers;

namespace CareChat.Bench.Data;

/// <summary>The running product over a database that holds all messages of a plan.</summary>
public sealed record SeededProduct(CareChatServer Server, SeedPlan Plan)
{
    /// <summary>The path of a page of a patient's history.</summary>
    public static string PageOf(int patient, int page) =>
        $"{CareChatServer.MessagesOf(SeedPlan.PatientId(patient).ToString())}?page={page}&size=50";
}
