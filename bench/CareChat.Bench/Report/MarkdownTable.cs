using System.Text;

namespace CareChat.Bench.Report;

/// <summary>Writes tables in Markdown.</summary>
public static class MarkdownTable
{
    /// <summary>A table of a heading and its rows.</summary>
    public static string Of(string[] heading, IEnumerable<string[]> rows)
    {
        var text = new StringBuilder();
        text.AppendLine(Row(heading)).AppendLine(Row([.. heading.Select(_ => "---")]));
        foreach (var row in rows)
        {
            text.AppendLine(Row(row));
        }

        return text.ToString();
    }

    private static string Row(string[] cells) => "| " + string.Join(" | ", cells) + " |";
}
