using System.Net;
using System.Text.RegularExpressions;

namespace CareChat.Web.Text;

/// <summary>Text as its reader sees it, where a program escaped it on its way here.</summary>
internal static partial class MarkupText
{
    /// <summary>The text with HTML's entities and Markdown's backslashes read: "I can&amp;#39;t" and "I can\'t" are "I can't".</summary>
    public static string Plain(string text)
    {
        var read = text.Contains('&') ? WebUtility.HtmlDecode(text) : text;
        return read.Contains('\\') ? Escaped().Replace(read, "$1") : read;
    }

    [GeneratedRegex(@"\\([!-/:-@\[-`{-~])")]
    private static partial Regex Escaped();
}
