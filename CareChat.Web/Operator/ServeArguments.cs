namespace CareChat.Web.Operator;

/// <summary>The words a server is started with: settings alone, as the host reads them.</summary>
internal static class ServeArguments
{
    /// <summary>The sentence about the first word that would do nothing; null where there is none.</summary>
    public static string? Problem(string[] arguments)
    {
        for (var at = 0; at < arguments.Length; at++)
        {
            var word = arguments[at];
            if (word == "serve" || word.Contains('=')) continue;
            if (!word.StartsWith('-') && !word.StartsWith('/')) return $"\"{word}\" is no verb: --help names them.";
            at++; // its value
        }
        return null;
    }
}
