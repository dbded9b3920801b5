namespace CareChat.Web.Assistant.Knowledge;

/// <summary>A word that was asked for, as written, as it was meant, or as articles say it.</summary>
/// <param name="Word">Its number in the vocabulary.</param>
/// <param name="Trust">How sure it is that this word was meant: 1 for one that was written.</param>
/// <param name="Weight">How much its places in the question count.</param>
/// <param name="Places">Where it stands, in order.</param>
internal sealed record AskedWord(int Word, float Trust, float Weight, IReadOnlyList<int> Places);

/// <summary>A question as the ranking sees it.</summary>
/// <param name="Words">What is asked for, in the order of the numbers.</param>
/// <param name="Telling">Those that say most, first: what texts are compared by.</param>
/// <param name="Kinds">How much each <see cref="ArticleKind"/> is asked for: 0 to 1.</param>
internal sealed record AskedQuestion(Dictionary<int, AskedWord> Words, IReadOnlyList<AskedWord> Telling, float[] Kinds, string Language);
