using System.Net;
using System.Text.RegularExpressions;

namespace CareChat.Web.Text;

/// <summary>Text as its reader sees it, where a program escaped it on its way here.</summary>
internal static partial class MarkupText
{
    /// <summary>
    /// The same with what stands around the words taken away, and lines that only go on joined: "I cannot&lt;br/&gt;breathe", a quotation over
    /// two lines. It is a second reading: between two lines nobody knows whether one ends.
    /// </summary>
    public static string Joined(string plain) => plain.AsSpan().IndexOfAny("<\n*_") < 0 ? plain
        : GoesOn().Replace(Break().Replace(Tags().Replace(plain, ""), " "), " ");

    /// <summary>The text with HTML's entities and Markdown's backslashes read: "I can&amp;#39;t" and "I can\'t" are "I can't".</summary>
    public static string Plain(string text)
    {
        var read = text.Contains('&') ? WebUtility.HtmlDecode(text) : text;
        return read.Contains('\\') ? Escaped().Replace(read, "$1") : read;
    }

    /// <summary>Tags that divide no words, and marks of emphasis within a word.</summary>
    [GeneratedRegex(@"</?(b|i|u|em|strong|span|mark|small|a|font|wbr)\b[^<>]{0,200}>|(?<=\p{L})[*_]+(?=\p{L})", RegexOptions.IgnoreCase)]
    private static partial Regex Tags();

    /// <summary>A break within a sentence: a backslash or a tag at the line's end.</summary>
    [GeneratedRegex(@"\\(?=\r?\n)|<br\s*/?>", RegexOptions.IgnoreCase)]
    private static partial Regex Break();

    /// <summary>A line that may go on: indented or quoted and no new point of a list, or with a small letter first.</summary>
    [GeneratedRegex(@"\r?\n(?:[ \t]+|[ \t]*>[ \t]*)(?![-*+#|>\d])|\r?\n(?=\p{Ll})")]
    private static partial Regex GoesOn();

    [GeneratedRegex(@"\\([!-/:-@\[-`{-~])")]
    private static partial Regex Escaped();
}
