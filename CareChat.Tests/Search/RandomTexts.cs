using System.Text;

namespace CareChat.Tests.Search;

/// <summary>Texts nobody would write, the same ones in every run.</summary>
internal static class RandomTexts
{
    private static readonly string[] Pieces =
    [
        "a", "B", "é", "e\u0301", "ß", "İ", "ı", "ς", "й", "我", "عَ", "😀", "🤒", "👩‍⚕️", "'", "’", "-", "\"", "“", "”", "*", "(", ")", ":", "^", "&", "|", "!", "\\",
        " ", "\n", "\t", "7", "٣", "²", "\u0301", "\u0305", "\ud83d", "\udc00", "AND", "OR", "NOT", "NEAR", "fever", "\uE000", "\uFFFD",
    ];

    public static List<string> Of(int count)
    {
        var random = new Random(11);
        return Enumerable.Range(0, count).Select(_ => One(random)).ToList();
    }

    private static string One(Random random)
    {
        var text = new StringBuilder();
        for (var length = random.Next(40); length > 0; length--)
        {
            if (random.Next(4) > 0) text.Append(Pieces[random.Next(Pieces.Length)]);
            else text.Append((char)random.Next(1, 0xFFFF));
        }

        return text.ToString();
    }
}
