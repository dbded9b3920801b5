using System.CommandLine;
using System.CommandLine.Parsing;

namespace CareChat.Web.Operator;

/// <summary>Finds a mistyped option among a verb's words before it is taken for a file's name.</summary>
internal static class VerbWords
{
    /// <summary>The sentence about the first word with a dash that is no option; null where there is none.</summary>
    /// <param name="verb">What was read.</param>
    /// <param name="words">The words as they were typed: those behind <c>--</c> may begin as they like.</param>
    public static string? Problem(CommandResult verb, IEnumerable<string> words)
    {
        var path = Path(verb).ToList();
        var options = path.SelectMany((command, at) => command.Options.Where(option => at == 0 || option.Recursive))
            .SelectMany(option => option.Aliases.Prepend(option.Name)).ToHashSet(StringComparer.Ordinal);
        var stray = words.TakeWhile(word => word != "--").FirstOrDefault(word => word.StartsWith('-') && !options.Contains(word.Split('=', ':')[0]));
        return stray is null ? null : $"\"{stray}\" is no option of \"{string.Join(' ', path.SkipLast(1).Reverse().Select(command => command.Name))}\": --help names them. "
            + "Write -- before a file's name that begins with a dash, and --option=VALUE for such a value.";
    }

    /// <summary>The command and those it is in, the program last.</summary>
    private static IEnumerable<Command> Path(SymbolResult? verb)
    {
        for (; verb is CommandResult { Command: var command }; verb = verb.Parent) yield return command;
    }
}
