using System.Text;

namespace CareChat.Web.Messages.Transcripts;

/// <summary>Cuts the text of a dialogue into turns without losing a character but the labels.</summary>
internal static class Dialogue
{
    /// <summary>
    /// The turns of a dialogue, and the lines (from 0) of those in which nothing is said. A line without a label goes on with the turn before it; blank lines before the
    /// first label are passed over.
    /// </summary>
    /// <param name="dialogue">The text.</param>
    /// <param name="names">What the operator said of the file's own labels.</param>
    /// <param name="line">Where the reading stands: the line of the dialogue, from 0.</param>
    /// <exception cref="FormatException">Nobody speaks, or words stand where nobody could say whose they are.</exception>
    public static (List<Turn> Turns, List<int> EmptyLines) Turns(string dialogue, SpeakerNames names, ref int line)
    {
        var turns = new List<Turn>();
        var empty = new List<int>();
        SpeakerLabel? speaker = null;
        var said = new StringBuilder();
        var lineBreak = "";
        var begin = 0;
        line = 0;
        foreach (var (text, end) in Lines(dialogue))
        {
            if (SpeakerLabel.Find(text, names) is { } label)
            {
                Close();
                (speaker, begin) = (label, line);
                said.Append(text, label.Length, text.Length - label.Length);
            }
            else if (speaker is not null) said.Append(lineBreak).Append(text);
            else if (!string.IsNullOrWhiteSpace(text)) throw new FormatException("the dialogue does not start with a speaker");
            lineBreak = end;
            line++;
        }

        Close();
        line = 0;
        return turns.Count + empty.Count > 0 ? (turns, empty) : throw new FormatException("the dialogue has no speaker line");

        void Close()
        {
            if (speaker is null) return;
            if (string.IsNullOrWhiteSpace(said.ToString())) empty.Add(begin);
            else turns.Add(new Turn(speaker.Speaker, speaker.Role, speaker.DisplayName, said.ToString()));
            said.Clear();
        }
    }

    private static IEnumerable<(string Line, string End)> Lines(string text)
    {
        for (var start = 0; start < text.Length;)
        {
            var length = text.AsSpan(start).IndexOfAny('\r', '\n');
            if (length < 0) length = text.Length - start;
            var next = start + length;
            var end = next == text.Length ? "" : text.AsSpan(next).StartsWith("\r\n") ? "\r\n" : text[next..(next + 1)];
            yield return (text.Substring(start, length), end);
            start = next + end.Length;
        }
    }
}
