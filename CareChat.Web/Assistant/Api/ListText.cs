namespace CareChat.Web.Assistant.Api;

/// <summary>A list that somebody wrote as one text: "Penicillin (hives, throat swelling), latex".</summary>
internal static class ListText
{
    /// <summary>What stands between commas, semicolons and line ends; what brackets hold together stays so, as does "1,000 mg".</summary>
    public static List<string> Parts(string text)
    {
        var (parts, start) = (new List<string>(), 0);
        var brackets = Brackets(text);
        for (var i = 0; i <= text.Length; i++)
        {
            if (brackets.TryGetValue(i, out var end)) i = end;
            else if (i == text.Length || Divides(text, i))
            {
                if (text[start..i].Trim() is { Length: > 0 } part) parts.Add(part);
                start = i + 1;
            }
        }
        return parts;
    }

    private static bool Divides(string text, int at) => text[at] switch
    {
        ';' or '\n' => true,
        ',' => !(at > 0 && at + 1 < text.Length && char.IsAsciiDigit(text[at - 1]) && char.IsAsciiDigit(text[at + 1])),
        _ => false,
    };

    /// <summary>Where each bracket closes that does; one that does not holds nothing together.</summary>
    private static Dictionary<int, int> Brackets(string text)
    {
        var (pairs, open) = (new Dictionary<int, int>(), new Stack<int>());
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is '(' or '[') open.Push(i);
            else if (text[i] is ')' or ']' && open.TryPop(out var begin)) pairs[begin] = i;
        }
        return pairs;
    }
}
