namespace CareChat.Web.Assistant.Knowledge;

/// <summary>The aspect of a topic an article is about, or a question asks for.</summary>
internal enum ArticleKind
{
    Unknown,
    Information,
    Symptoms,
    Treatment,
    Causes,
    Exams,
    Inheritance,
    Frequency,
    Genes,
    Prevention,
    Outlook,
    Susceptibility,
    Complications,
    Considerations,
    Stages,
    Research,
}

/// <summary>The kinds by the names collections give them.</summary>
internal static class ArticleKinds
{
    public const int Count = (int)ArticleKind.Research + 1;

    private static readonly Dictionary<string, ArticleKind> ByName = new(StringComparer.OrdinalIgnoreCase)
    {
        ["information"] = ArticleKind.Information,
        ["symptoms"] = ArticleKind.Symptoms,
        ["treatment"] = ArticleKind.Treatment,
        ["how to"] = ArticleKind.Treatment,
        ["causes"] = ArticleKind.Causes,
        ["exams and tests"] = ArticleKind.Exams,
        ["inheritance"] = ArticleKind.Inheritance,
        ["frequency"] = ArticleKind.Frequency,
        ["genetic changes"] = ArticleKind.Genes,
        ["prevention"] = ArticleKind.Prevention,
        ["outlook"] = ArticleKind.Outlook,
        ["susceptibility"] = ArticleKind.Susceptibility,
        ["complications"] = ArticleKind.Complications,
        ["considerations"] = ArticleKind.Considerations,
        ["stages"] = ArticleKind.Stages,
        ["research"] = ArticleKind.Research,
    };

    /// <summary>The kind of that name; unknown for any other.</summary>
    public static ArticleKind Parse(string name) => ByName.GetValueOrDefault(name.Trim());
}
