using System.Collections.Frozen;

namespace CareChat.Web.Search;

/// <summary>
/// Where a word that is written as one may be two in the text: "followup" and "follow up". Only at parts with which words
/// are commonly put together, for every place that is tried is a question to the index.
/// </summary>
internal static class CompoundParts
{
    private const int ShortestStart = 3;
    private const int ShortestRest = 4;
    private const int LongestBeforeDigit = 4;
    private const int Longest = 24;

    private static readonly FrozenSet<string> First = Words("""
        x e iv anti auto bi bio check co counter cross ex extra fore follow half head heart health help home hyper hypo ill in infra inter intra
        life long low high mid mini mono multi neo neuro non off on out over pain para peri pill poly post pre pro pseudo psycho re self semi short side sub
        super take tele touch trans ultra un under up walk waste water well wheel work blood body back bed bath break day ear eye face finger food foot gluten
        hand hair knee lab lactose leg lip lung muscle neck nose night pace skin sleep sore stomach sun sugar throat toe tooth urine web week weekly
        beta alpha gamma vitamin mal des ante contra entre sobre medio auto extra bien مي نمي بي
        """);

    private static readonly FrozenSet<string> Last = Words("""
        ache aid aide bag bath born break burn care cell check clot control count cut day down drop fast flow flu free guard hand head in kit killer lab less
        line lock loss mail maker man meter mouth nurse off on op out over pack pain pass patch patient phone pill pit point pressure pump rate ray rest room run
        safe scan section set sick side site skin sleep sore spray stick stone strip stroke sugar taking test thing through time tip tract up ward wash week
        weight well where wise woman work worker wound year yourself one body ها هاي تر ترين
        """);

    /// <summary>The pairs of words the word may be.</summary>
    /// <param name="word">The folded word.</param>
    /// <param name="isBeforeDigit">True where a number follows at once, as in "HbA1c": short words are then cut anywhere.</param>
    public static IEnumerable<string[]> Split(string word, bool isBeforeDigit)
    {
        for (var at = 1; at < word.Length; at++)
        {
            var rest = word.Length - at;
            var isKnown = (isBeforeDigit && word.Length <= LongestBeforeDigit)
                || (rest >= (at == 1 ? ShortestStart : ShortestRest) && First.Contains(word[..at]))
                || ((at >= ShortestStart || (at == 1 && rest >= ShortestRest)) && Last.Contains(word[at..]));
            if (isKnown) yield return [word[..at], word[at..]];
            if (at == Longest) yield break;
        }
    }

    private static FrozenSet<string> Words(string words) => words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet();
}
