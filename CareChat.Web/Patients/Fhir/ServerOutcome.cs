using System.Text.Json;
using System.Text.RegularExpressions;

namespace CareChat.Web.Patients.Fhir;

/// <summary>What a server says of its own answer: that a part of it failed, or that more is there than it gave.</summary>
internal static partial class ServerOutcome
{
    private static readonly HashSet<string> Missing = ["incomplete", "timeout", "throttled", "too-costly", "transient", "exception", "no-store", "suppressed", "forbidden", "security"];

    /// <summary>What an entry says to be missing, in words that never quote it; null for nothing.</summary>
    public static string? Failure(JsonElement entry)
    {
        var response = entry.Object("response");
        if (response?.Text("status") is ['4' or '5', ..]) return "the server could not give what was asked for here: it is not in the file";
        return new[] { entry.Object("resource"), response?.Object("outcome") }.Any(IsBad) ? "the server says that a part failed or is missing: it may not be in the file" : null;
    }

    private static bool IsBad(JsonElement? outcome) => outcome is { } said
        && string.Equals(said.Text("resourceType"), "OperationOutcome", StringComparison.OrdinalIgnoreCase) && said.List("issue").Any(IsIssue);

    private static bool IsIssue(JsonElement issue) => issue.Text("severity") switch
    {
        "error" or "fatal" => true,
        "information" or "success" => Speaks(issue),
        _ => Missing.Contains(issue.Text("code") ?? "") || Speaks(issue),
    };

    private static bool Speaks(JsonElement issue) => new[] { issue.Text("diagnostics"), issue.Concept("details") }.Any(words => words is not null && Words().IsMatch(words));

    [GeneratedRegex(@"\b(?:incomplete|truncat|partial|not (?:all|complete|every)|missing|omitted|too many|limit(?:ed)? (?:was |is )?(?:to|reached|exceeded)|more (?:results|matches|entries)|timed? ?out|failed|could not)", RegexOptions.IgnoreCase)]
    private static partial Regex Words();
}
