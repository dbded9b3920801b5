using System.Text.RegularExpressions;

namespace CareChat.Tests.Assistant.Models;

/// <summary>A prompt as a careful reader takes it apart: what is in blocks, and what is not.</summary>
internal sealed partial class FencedPrompt
{
    /// <summary>Reads a prompt by the token its rules name.</summary>
    public FencedPrompt(SentPrompt sent)
    {
        Token = TokenIn().Match(sent.System).Groups[1].Value;
        var block = new Regex($@"<<{Token} (?<kind>[^>\n]+)>>\n(?<text>.*?)\n<<{Token} end>>\n", RegexOptions.Singleline);
        Blocks = [.. block.Matches(sent.User).Select(m => (m.Groups["kind"].Value, m.Groups["text"].Value))];
        Outside = block.Replace(sent.User, "");
    }

    /// <summary>The token of this call.</summary>
    public string Token { get; }

    /// <summary>The blocks in their order.</summary>
    public IReadOnlyList<(string Kind, string Text)> Blocks { get; }

    /// <summary>The portal's own words between them.</summary>
    public string Outside { get; }

    /// <summary>The text of the one block of a kind.</summary>
    public string this[string kind] => Blocks.Single(b => b.Kind == kind).Text;

    [GeneratedRegex("<<([0-9a-f]{24}) end>>")]
    private static partial Regex TokenIn();
}
