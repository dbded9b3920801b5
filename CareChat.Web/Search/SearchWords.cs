namespace CareChat.Web.Search;

/// <summary>
/// The words one circuit last searched for. They are patients' text, so they stand in no address, history or log;
/// a reload forgets them.
/// </summary>
public sealed class SearchWords
{
    /// <summary>The words, trimmed; empty for none.</summary>
    public string Text { get; private set; } = "";

    /// <summary>Takes new words.</summary>
    public void Take(string words) => Text = words.Trim();
}
