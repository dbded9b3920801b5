namespace CareChat.Web.Messages;

/// <summary>What stands behind a message: an answer of the assistant, a talk handed over, a nurse who should look.</summary>
/// <param name="Maker">See <see cref="ReplyMakers"/>.</param>
/// <param name="Sources">The articles it was taken from that can still be read, best first.</param>
public sealed record ReplyView(string Maker, IReadOnlyList<SourceView> Sources);

/// <summary>An article as it is named below an answer.</summary>
public sealed record SourceView(Guid ArticleId, string Title, string Source);

/// <summary>Who can stand behind such a message.</summary>
public static class ReplyMakers
{
    /// <summary>The safety screen: a fixed text and a number to call.</summary>
    public const string Safety = "safety";

    /// <summary>A patient's own message that may tell of danger: a nurse should look. The team alone is shown it.</summary>
    public const string Look = "look";

    /// <summary>
    /// A talk with the assistant that went to the care team: its transcript there, the mark below it here. In a visit, a letter that
    /// told of danger.
    /// </summary>
    public const string Handover = "handover";
}
