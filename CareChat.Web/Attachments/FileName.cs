using System.Buffers;
using System.Globalization;
using System.Text;

namespace CareChat.Web.Attachments;

/// <summary>Makes names that may be shown and saved out of names that strangers chose.</summary>
public static class FileName
{
    /// <summary>The longest name given, extension included.</summary>
    public const int MaxLength = 120;

    private const int LongestExtension = 9;
    private const string Unsaveable = "<>:\"|?*";
    private static readonly SearchValues<char> Alphanumeric =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789");

    /// <summary>Extensions that are taken away when the content is something else; others stay and get the right one behind them.</summary>
    private static readonly HashSet<string> Known = new(
        FileType.All.SelectMany(type => type.OtherExtensions.Append(type.Extension)).Concat(
            [
                ".htm", ".html", ".xhtml", ".svg", ".xml", ".js", ".exe", ".bat", ".cmd", ".com", ".scr", ".ps1", ".sh", ".php",
                ".doc", ".docm", ".zip", ".bmp", ".tif", ".tiff", ".avif", ".mov", ".wav", ".ogg",
            ]),
        StringComparer.OrdinalIgnoreCase);

    private static readonly HashSet<string> Devices = new(
        Enumerable.Range(0, 10).SelectMany(number => (string[])[$"COM{number}", $"LPT{number}"]).Concat(["CON", "PRN", "AUX", "NUL"]),
        StringComparer.OrdinalIgnoreCase);

    /// <summary>A safe name for a file of this type: no path, nothing invisible, an extension that tells the truth.</summary>
    public static string Safe(string? untrusted, FileType type)
    {
        var name = Visible(LastPart(untrusted ?? ""));
        var extension = ExtensionOf(name);
        while (!type.AgreesWith(extension) && Known.Contains(extension))
        {
            name = Trimmed(name[..^extension.Length]);
            extension = ExtensionOf(name);
        }

        var agrees = type.AgreesWith(extension);
        var ending = agrees ? extension.ToLowerInvariant() : type.Extension;
        var stem = Trimmed(Cut(Trimmed(agrees ? name[..^extension.Length] : name), MaxLength - ending.Length - 1));
        if (stem.Length == 0) stem = "file";
        return (Devices.Contains(stem.Split('.')[0].Trim()) ? "_" + stem : stem) + ending;
    }

    /// <summary>The extension with its dot, as written; empty for none. Only ASCII letters and digits make an extension.</summary>
    public static string ExtensionOf(string name)
    {
        var trimmed = name.TrimEnd('.', ' ');
        var dot = trimmed.LastIndexOf('.');
        if (dot < 0 || dot == trimmed.Length - 1 || trimmed.Length - dot > LongestExtension) return "";
        return trimmed.AsSpan(dot + 1).ContainsAnyExcept(Alphanumeric) ? "" : trimmed[dot..];
    }

    private static string LastPart(string path) => path[(path.LastIndexOfAny(['/', '\\']) + 1)..];

    /// <summary>Without control characters, marks that turn the reading direction, lone surrogates; signs no disk takes become "_".</summary>
    private static string Visible(string name)
    {
        var visible = new StringBuilder(name.Length);
        foreach (var rune in name.EnumerateRunes())
        {
            if (rune == Rune.ReplacementChar || IsInvisible(rune)) continue;
            visible.Append(rune.IsAscii && Unsaveable.Contains((char)rune.Value) ? "_" : rune.ToString());
        }

        return visible.ToString().TrimEnd('.', ' ');
    }

    /// <summary>The joiners of emoji, Persian and Indian scripts are format characters too, and stay.</summary>
    private static bool IsInvisible(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => true,
        UnicodeCategory.Format => rune.Value is not (0x200C or 0x200D),
        _ => false,
    };

    private static string Trimmed(string name)
    {
        var length = name.Length;
        while (length > 0 && (name[length - 1] == '.' || char.IsWhiteSpace(name[length - 1]))) length--;
        var start = 0;
        while (start < length && (name[start] == '.' || char.IsWhiteSpace(name[start]))) start++;
        return name[start..length];
    }

    private static string Cut(string name, int length)
    {
        if (name.Length <= length) return name;
        return char.IsHighSurrogate(name[length - 1]) ? name[..(length - 1)] : name[..length];
    }
}
