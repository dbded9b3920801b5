using System.Reflection;

namespace CareChat.Web.Operator;

/// <summary>The words a server is started with: settings alone, which nobody would miss where they are mistyped.</summary>
internal static class ServeArguments
{
    /// <summary>The settings without a section: the host's own, and the two that it names nowhere.</summary>
    private static readonly HashSet<string> Whole = new(
        [.. Constants(typeof(WebHostDefaults)), .. Constants(typeof(HostDefaults)), "AllowedHosts", "ForwardedHeaders_Enabled"], StringComparer.OrdinalIgnoreCase);

    /// <summary>The sentence about the first word that would do nothing; null where there is none.</summary>
    public static string? Problem(string[] arguments)
    {
        for (var at = 0; at < arguments.Length; at++)
        {
            var word = arguments[at];
            if (word == "serve") continue;
            var (name, hasValue) = (word.Split('=')[0], word.Contains('='));
            if (!hasValue && !word.StartsWith('-') && !word.StartsWith('/')) return $"\"{word}\" is no verb: --help names them.";
            if (word.EndsWith('=')) continue; // nothing is set; programs that start this one name sections so
            if (!IsSetting(name))
                return $"\"{name}\" is no setting. Write --urls http://HOST:PORT for where to listen, and --CareChat:NAME=VALUE for the portal's own.";
            if (!hasValue && ++at == arguments.Length) return $"\"{name}\" has no value.";
        }
        return null;
    }

    /// <summary>As the host reads them: <c>--key</c>, <c>/key</c>, or the mere key before <c>=</c>; one in a section has a colon.</summary>
    private static bool IsSetting(string name)
    {
        var key = name.StartsWith("--", StringComparison.Ordinal) ? name[2..] : name.TrimStart('/');
        return !key.StartsWith('-') && (key.Contains(':') || Whole.Contains(key));
    }

    private static IEnumerable<string> Constants(Type type) =>
        type.GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => field.GetValue(null)).OfType<string>();
}
