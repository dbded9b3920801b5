using System.Text.RegularExpressions;

namespace CareChat.Web.Attachments;

/// <summary>
/// Which addresses of pictures are followed at all: https, a full name in plain letters (no number in any spelling, no user,
/// no escape), the one port. Stricter than the standard, so that no two readers can disagree about the host.
/// </summary>
internal static partial class RemoteImageAddress
{
    private const int Longest = 2048;
    private const int LongestHost = 253;

    /// <summary>The address; null where it is not followed.</summary>
    /// <param name="text">As it was given.</param>
    /// <param name="port">The only port allowed.</param>
    public static Uri? Parse(string text, int port)
    {
        if (text.Length > Longest || text.Any(c => c is <= ' ' or > '~' or '\\')) return null;
        if (Form().Match(text) is not { Success: true } form || form.Groups["host"].Length > LongestHost) return null;
        if (!Uri.TryCreate(text, UriKind.Absolute, out var address)) return null;
        var isTheSame = address.HostNameType == UriHostNameType.Dns && address.UserInfo.Length == 0
            && address.Scheme == Uri.UriSchemeHttps && address.Port == port
            && address.Host.Equals(form.Groups["host"].Value, StringComparison.OrdinalIgnoreCase);
        return isTheSame ? address : null;
    }

    [GeneratedRegex(@"\Ahttps://(?<host>([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9]))(:[0-9]{1,5})?([/?#]|\z)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Form();
}
