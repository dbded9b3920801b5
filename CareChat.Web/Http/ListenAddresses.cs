using CareChat.Web.Data;

namespace CareChat.Web.Http;

/// <summary>Where the program is told to listen: <c>ASPNETCORE_URLS</c> or <c>--urls</c>.</summary>
internal static class ListenAddresses
{
    private const int HighestPort = 65_535;

    /// <summary>Ends a start whose address is none. The server itself takes a port that is no number for a host, and listens on every address then.</summary>
    /// <exception cref="StartRefusedException">One cannot be listened on.</exception>
    public static void Require(IConfiguration configuration)
    {
        foreach (var url in (configuration["urls"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (!IsOne(url)) throw new StartRefusedException($"\"{url}\" is no address to listen on. Write http://HOST:PORT in --urls or ASPNETCORE_URLS, the port at most {HighestPort}.");
        }
    }

    private static bool IsOne(string url)
    {
        try
        {
            var address = BindingAddress.Parse(url);
            return address.Scheme.ToLowerInvariant() is "http" or "https"
                && (address.IsUnixPipe || address.IsNamedPipe || (address.Port is >= 0 and <= HighestPort && (!address.Host.Contains(':') || address.Host.StartsWith('['))));
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
