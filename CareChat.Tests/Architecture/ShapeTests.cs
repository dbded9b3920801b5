using System.Text.RegularExpressions;
using Xunit;

namespace CareChat.Tests.Architecture;

/// <summary>Sizes, places and words every file keeps to.</summary>
public sealed partial class ShapeTests
{
    private const int LongestFile = 250;
    private const int LongestProgram = 80;
    private static readonly string[] Projects = ["CareChat.Shared", "CareChat.Web", "CareChat.Tests", "CareChat.E2E"];

    [Fact]
    public void A_file_can_be_read_in_one_go()
    {
        var wrong = All().Where(f => f.Lines.Length > (f.Path == "Program.cs" ? LongestProgram : LongestFile))
            .Select(f => $"{f.Project}/{f.Path} has {f.Lines.Length} lines");

        Assert.Equal("", string.Join(Environment.NewLine, wrong));
    }

    [Fact]
    public void A_file_has_the_namespace_of_its_folder()
    {
        var wrong =
            from file in All()
            from line in file.Lines
            where line.StartsWith("namespace ", StringComparison.Ordinal)
            let expected = $"{file.Project}/{file.Folder}".TrimEnd('/').Replace('/', '.')
            where line.TrimEnd(';', ' ') != $"namespace {expected}"
            select $"{file.Project}/{file.Path} is in {line}";

        Assert.Equal("", string.Join(Environment.NewLine, wrong));
    }

    [Fact]
    public void The_program_asks_the_time_of_its_time_provider_only()
    {
        var wrong =
            from file in SourceFiles.Of("CareChat.Web")
            from line in file.Lines.Index()
            where SystemClock().IsMatch(line.Item)
            select $"{file.Path}:{line.Index + 1}";

        Assert.Equal("", string.Join(Environment.NewLine, wrong));
    }

    [Fact]
    public void A_type_is_called_by_what_it_is()
    {
        var wrong =
            from file in All()
            from line in file.Lines
            let name = EmptyWord().Match(line)
            where name.Success
            select $"{file.Project}/{file.Path}: {name.Groups[1].Value}";

        Assert.Equal("", string.Join(Environment.NewLine, wrong));
    }

    /// <summary>What a call to the browser is about may be gone by the time it comes: only <c>GoneInBrowser</c> calls, and two that catch it themselves.</summary>
    [Fact]
    public void A_call_to_the_browser_that_comes_too_late_ends_no_circuit()
    {
        string[] answered = ["Accounts/GoneInBrowser.cs", "Assistant/Drafts/DraftReply.razor.cs", "Assistant/Admin/ArticleEditor.razor.cs"];
        var wrong =
            from file in SourceFiles.Of("CareChat.Web")
            where !answered.Contains(file.Path.Replace('\\', '/'))
            from line in file.Lines.Index()
            where BrowserCall().IsMatch(line.Item)
            select $"{file.Path}:{line.Index + 1}";

        Assert.Equal("", string.Join(Environment.NewLine, wrong));
    }

    [GeneratedRegex(@"\.(FocusAsync|InvokeVoidAsync)\(|\.InvokeAsync<")]
    private static partial Regex BrowserCall();

    private static IEnumerable<SourceFile> All() => Projects.SelectMany(SourceFiles.Of).Where(f => !f.IsGenerated && !f.IsTemplate);

    [GeneratedRegex(@"\bDateTime(Offset)?\.(UtcNow|Now|Today)\b")]
    private static partial Regex SystemClock();

    [GeneratedRegex(@"^\s*(?:(?:public|internal|private|sealed|static|abstract|partial|readonly) )*(?:class|record|struct|interface|enum) (\w+(?:Manager|Helper|Service|Dto|Base|Impl|Utils))\b")]
    private static partial Regex EmptyWord();
}
