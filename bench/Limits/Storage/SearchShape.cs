namespace CareChat.Bench.Limits.Storage;

/// <summary>The two raw ways of searching inside one patient that stay fast at any size.</summary>
public enum SearchShape
{
    /// <summary>A second column of the index holds one token that names the patient; a search asks for both.</summary>
    ScopeToken,

    /// <summary>Every word is stored with its patient in front, so that each patient has word lists of their own.</summary>
    PatientPrefixedTokens,
}

/// <summary>How each shape names a patient and asks its index.</summary>
public static class SearchShapes
{
    /// <summary>The token that names a patient in the scope column.</summary>
    public static string ScopeOf(int patient) => "p" + patient;

    /// <summary>What stands in front of every word of a patient.</summary>
    public static string PrefixOf(int patient) => "p" + patient + "x";

    /// <summary>The newest messages of a match, with what a reader wants to see of them.</summary>
    public static string Sql(this SearchShape shape)
    {
        var table = shape == SearchShape.ScopeToken ? "scoped_index" : "prefixed_index";
        return $"""
            SELECT m.id, m.conversation_id, m.body, m.sent_at
            FROM (SELECT rowid FROM {table} WHERE {table} MATCH $match ORDER BY rowid DESC LIMIT 50) hit
            JOIN message m ON m.id = hit.rowid ORDER BY m.id DESC
            """;
    }

    /// <summary>The match expression: every word must occur, the last one may be the beginning of a word.</summary>
    public static string Match(this SearchShape shape, int patient, string query)
    {
        var words = query.ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var before = shape == SearchShape.ScopeToken ? "" : PrefixOf(patient);
        var all = string.Join(" AND ", words.Select(word => Quote(before + word))) + " *";
        return shape == SearchShape.ScopeToken ? $"scope : {Quote(ScopeOf(patient))} AND body : ({all})" : all;
    }

    private static string Quote(string word) => '"' + word.Replace("\"", "\"\"") + '"';
}
