using CareChat.Web.Assistant.Knowledge.Import;

namespace CareChat.Web.Assistant.Knowledge;

/// <summary>Tells answers that only point elsewhere or list terms without a sentence from those that say something.</summary>
internal static class ThinText
{
    private const int Shortest = 60;
    private static readonly string[] Openings = ["These resources address", "These resources from", "Summary : These resources"];
    private static readonly string[] Tables = ["provides the following list of signs and symptoms for", MedQuadText.SignsLead, "Check the list of NCI-supported"];

    /// <summary>True where little can be cut from the text.</summary>
    public static bool Is(string answer) =>
        answer.Length < Shortest
        || Openings.Any(opening => answer.StartsWith(opening, StringComparison.Ordinal))
        || Tables.Any(table => answer.AsSpan(0, Math.Min(answer.Length, 400)).Contains(table, StringComparison.Ordinal));
}
