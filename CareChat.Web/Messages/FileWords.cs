using System.Globalization;
using CareChat.Web.Accounts;

namespace CareChat.Web.Messages;

/// <summary>How files are called and how large they are shown.</summary>
public static class FileWords
{
    private const int Widest = 288;
    private const int Highest = 320;

    /// <summary>"204 kB", "2.1 MB".</summary>
    public static string Size(long bytes) => bytes switch
    {
        < 1000 => $"{bytes} bytes",
        < 1_000_000 => $"{bytes / 1000} kB",
        _ => (bytes / 1_000_000d).ToString("0.0 MB", CultureInfo.InvariantCulture),
    };

    /// <summary>The type in a word.</summary>
    public static string Kind(string mimeType, ViewerWords words) => mimeType switch
    {
        "application/pdf" => "PDF",
        "text/plain" => words["file.kind.text"],
        _ when mimeType.StartsWith("image/", StringComparison.Ordinal) => words["file.kind.picture"],
        _ when mimeType.EndsWith("wordprocessingml.document", StringComparison.Ordinal) => words["file.kind.word"],
        _ => words["file.kind.other"],
    };

    /// <summary>The size a picture gets on the screen, kept free before it loads; a fixed one where its own is unknown.</summary>
    public static (int Width, int Height) Fit(int? width, int? height)
    {
        if (width is not > 0 || height is not > 0) return (192, 144);
        var scale = Math.Min(1, Math.Min((double)Widest / width.Value, (double)Highest / height.Value));
        return (Math.Max(32, (int)Math.Round(width.Value * scale)), Math.Max(32, (int)Math.Round(height.Value * scale)));
    }
}
