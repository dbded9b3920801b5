using System.Text;

namespace CareChat.Web.Messages.Transcripts;

/// <summary>Cuts the text of a dialogue into turns without losing a character but the labels.</summary>
internal static class Dialogue
{
    /// <summary>
    /// The turns of a dialogue. A line without a label goes on with the turn before it; blank lines before the
    /// first label are passed over.
    /// </summary>
    /// <exception cref="FormatException">Nobody speaks, or words stand before the first label: nobody could say whose they are.</exception>
    public static List<Turn> Turns(string dialogue)
    {
        var turns = new List<Turn>();
        SpeakerLabel? speaker = null;
        var said = new StringBuilder();
        var lineBreak = "";
        foreach (var (line, end) in Lines(dialogue))
        {
            if (SpeakerLabel.Find(line) is { } label)
            {
                Close();
                speaker = label;
                said.Append(line, label.Length, line.Length - label.Length);
            }
            else if (speaker is not null) said.Append(lineBreak).Append(line);
            else if (!string.IsNullOrWhiteSpace(line)) throw new FormatException("the dialogue does not start with a speaker");
            lineBreak = end;
        }

        Close();
        return turns.Count > 0 ? turns : throw new FormatException("the dialogue has no speaker line");

        void Close()
        {
            if (speaker is not null) turns.Add(new Turn(speaker.Speaker, speaker.Role, speaker.DisplayName, said.ToString()));
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
