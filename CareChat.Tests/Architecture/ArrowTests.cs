using System.Text.RegularExpressions;
using Xunit;

namespace CareChat.Tests.Architecture;

/// <summary>Who may know whom: the arrows of docs/architecture.md, read from the sources.</summary>
public sealed partial class ArrowTests
{
    private static readonly string[] Shelves = ["Text", "Data", "Http", "Audit", "Accounts", "Realtime"];

    /// <summary>The features a folder may name; whoever is not in the table may name nobody.</summary>
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Text"] = [],
        ["Data"] = ["Text"],
        ["Http"] = ["Text", "Data"],
        ["Audit"] = ["Text", "Data", "Http"],
        ["Accounts"] = ["Text", "Data", "Audit", "Http"],
        ["Realtime"] = ["Text", "Data", "Accounts", "Http"],
        ["Safety"] = ["Text", "Data", "Http", "Audit", "Accounts"],
        ["Patients"] = Shelves,
        ["Conversations"] = [.. Shelves, "Patients"],
        ["Attachments"] = [.. Shelves, "Patients"],
        ["Messages"] = [.. Shelves, "Patients", "Conversations", "Attachments", "Safety"],
        ["Escalation"] = [.. Shelves, "Patients", "Conversations", "Attachments", "Safety", "Messages"],
        ["Search"] = [.. Shelves, "Patients", "Conversations", "Attachments", "Messages"],
        ["Encounters"] = [.. Shelves, "Patients", "Conversations", "Attachments", "Messages", "Safety", "Escalation"],
        ["Assistant"] = [.. Shelves, "Patients", "Conversations", "Attachments", "Messages", "Safety", "Escalation", "Search"],
        ["PatientApi"] = [.. Shelves, "Patients", "Conversations", "Attachments", "Messages", "Search"],
        ["Notifications"] = ["Text", "Data", "Audit", "Accounts", "Realtime"],
        ["Demo"] = [.. Shelves, "Patients", "Conversations", "Attachments", "Messages", "Encounters", "Assistant"],
        ["Operator"] = [.. Shelves, "Patients", "Conversations", "Attachments", "Messages", "Search", "Assistant"],
        ["Pages"] = [.. Shelves, "Patients", "Conversations", "Attachments", "Messages", "Encounters", "Search", "Assistant", "Layout"],
        ["Layout"] = [.. Shelves, "Patients", "Conversations", "Attachments", "Messages", "Encounters", "Search", "Assistant", "Demo", "Pages"],
    };

    [Fact]
    public void A_feature_names_only_those_it_may_know()
    {
        var wrong =
            from file in SourceFiles.Of("CareChat.Web")
            where file.Feature != "" && !file.IsGenerated
            from line in file.Lines.Index()
            from Match name in Feature().Matches(line.Item)
            let named = name.Groups[1].Value
            where named != file.Feature && !Allowed.GetValueOrDefault(file.Feature, []).Contains(named)
            select $"{file.Path}:{line.Index + 1} names {named}";

        Assert.Equal("", string.Join(Environment.NewLine, wrong));
    }

    [Fact]
    public void Shared_knows_neither_the_web_nor_the_database()
    {
        var wrong = SourceFiles.Of("CareChat.Shared").Where(f => f.Lines.Any(l => Outside().IsMatch(l))).Select(f => f.Path);

        Assert.Equal("", string.Join(Environment.NewLine, wrong));
    }

    [GeneratedRegex(@"(?<!namespace )CareChat\.Web\.([A-Z]\w+)")]
    private static partial Regex Feature();

    [GeneratedRegex(@"^using (Microsoft\.(AspNetCore|EntityFrameworkCore)|CareChat\.Web)")]
    private static partial Regex Outside();
}
