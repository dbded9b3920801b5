using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CareChat.Web.Assistant.Models;

/// <summary>
/// Marks what somebody wrote as data in a prompt: a block between two lines that carry a token nobody can guess. It is
/// made for one call, so no text can close its own block and go on as an instruction.
/// </summary>
internal sealed class Fence
{
    /// <summary>A fence of its own for each call.</summary>
    public Fence() : this(RandomNumberGenerator.GetHexString(24, lowercase: true))
    {
    }

    internal Fence(string token) => Token = token;

    /// <summary>What no answer may contain.</summary>
    public string Token { get; }

    /// <summary>The line that begins a block of a kind; in the instructions with the kind left open.</summary>
    public string Begin(string kind) => $"<<{Token} {kind}>>";

    /// <summary>The line that ends every block.</summary>
    public string End => $"<<{Token} end>>";

    /// <summary>A text as a block.</summary>
    /// <param name="most">Characters of it that are given at most.</param>
    public string Around(string kind, string text, int most) => $"{Begin(kind)}\n{Harmless(Cut(text, most))}\n{End}\n";

    /// <summary>The text without what could be taken for a fence, and without characters nobody sees.</summary>
    private string Harmless(string text)
    {
        var seen = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is '\n') seen.Append('\n');
            else if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator) seen.Append(' ');
            else if (Rune.GetUnicodeCategory(rune) is not UnicodeCategory.Format) seen.Append(rune.ToString());
        }

        return seen.Replace("<<", "‹‹").Replace(">>", "››").Replace(Token, "").ToString();
    }

    private static string Cut(string text, int most) =>
        text.Length <= most ? text : text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)];
}
