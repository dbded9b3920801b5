using CareChat.Bench.Limits.Storage;

namespace CareChat.Bench.Data;

/// <summary>A search inside one patient: what kind of search it is, whose, and what is typed.</summary>
public sealed record PatientQuery(string Kind, int Patient, string Query);

/// <summary>Picks what to search for from the messages that a patient really has.</summary>
public static class SearchTerms
{
    /// <summary>The kinds of search, in the order of the table.</summary>
    public static readonly string[] Kinds = ["rare word", "medium word", "common word", "two words", "beginning of a word"];

    /// <summary>One search of every kind for each patient, several times where there are several sets to make.</summary>
    public static PatientQuery[] Pick(string database, IEnumerable<int> patients, int sets)
    {
        using var connection = MessageTable.Open(database);
        using var bodies = connection.Prepare("SELECT body FROM message WHERE conversation_id = $patient", "$patient");
        var queries = new List<PatientQuery>();
        foreach (var patient in patients)
        {
            bodies.Parameters[0].Value = patient;
            var messages = new List<string[]>();
            using var reader = bodies.ExecuteReader();
            while (reader.Read())
            {
                messages.Add(LongWords(reader.GetString(0)));
            }

            queries.AddRange(Pick(patient, messages.Where(words => words.Length > 1).ToArray(), sets));
        }

        return [.. queries];
    }

    private static IEnumerable<PatientQuery> Pick(int patient, string[][] messages, int sets)
    {
        if (messages.Length == 0)
        {
            yield break;
        }

        var random = new Random(patient);
        var frequent = messages.SelectMany(words => words).CountBy(word => word).OrderByDescending(word => word.Value).ThenBy(word => word.Key).ToArray();
        var medium = Math.Sqrt(frequent[0].Value);
        var byMedium = frequent.OrderBy(word => Math.Abs(word.Value - medium)).ToArray();
        for (var set = 0; set < sets; set++)
        {
            var some = messages[random.Next(messages.Length)];
            var longest = some.MaxBy(word => word.Length)!;
            yield return new PatientQuery(Kinds[0], patient, frequent[^(1 + random.Next(Math.Min(50, frequent.Length)))].Key);
            yield return new PatientQuery(Kinds[1], patient, byMedium[set % byMedium.Length].Key);
            yield return new PatientQuery(Kinds[2], patient, frequent[set % Math.Min(8, frequent.Length)].Key);
            yield return new PatientQuery(Kinds[3], patient, $"{some[0]} {some[^1]}");
            yield return new PatientQuery(Kinds[4], patient, longest[..3]);
        }
    }

    private static string[] LongWords(string body) =>
        [.. body.ToLowerInvariant().TrimEnd('.').Split(' ').Where(word => word.Length >= 4)];
}
