namespace CareChat.Web.Search;

/// <summary>
/// Where a search looks: a conversation, or an instance's care-team lines with or without its encounters, cut into blocks
/// of messages. Every word is in the index under a name that begins with its scope and block, so that a search reads only
/// what lies in its scope, the newest block first, and costs the same however much lies elsewhere.
/// </summary>
/// <param name="Name">What the names of the scope's words begin with: always as long as any other.</param>
/// <param name="NewestBlock">The block the newest message is in; the first is 0.</param>
/// <param name="OtherName">A second such beginning that counts as well; null for none.</param>
internal readonly record struct SearchScope(string Name, long NewestBlock, string? OtherName = null)
{
    private const int ConversationBlock = 4096;
    private const int InstanceBlock = 32768;

    /// <summary>Words longer than this are known by their beginning.</summary>
    private const int LongestWord = 60;

    /// <summary>A conversation up to its last number.</summary>
    public static SearchScope Conversation(Guid id, int lastNumber) => new("c" + Tail(id), lastNumber / ConversationBlock);

    /// <summary>An instance's care-team lines up to the newest message of all.</summary>
    public static SearchScope Lines(Guid id, long lastSeq) => new("i" + Tail(id), lastSeq / InstanceBlock);

    /// <summary>An instance's encounters up to the newest message of all.</summary>
    public static SearchScope Encounters(Guid id, long lastSeq) => new("e" + Tail(id), lastSeq / InstanceBlock);

    /// <summary>Both of them.</summary>
    public static SearchScope Instance(Guid id, long lastSeq) => Lines(id, lastSeq) with { OtherName = Encounters(id, lastSeq).Name };

    /// <summary>What the names of a block's words begin with: one or the other.</summary>
    public string[] Blocks(long block) => OtherName is null ? [$"{Name}{block}x"] : [$"{Name}{block}x", $"{OtherName}{block}x"];

    /// <summary>The newest block's one name, of a scope that has no other.</summary>
    public string Newest => $"{Name}{NewestBlock}x";

    /// <summary>A word under its name in a block; letters and digits only.</summary>
    public static string NameIn(string block, string word) => block + (word.Length > LongestWord ? word[..LongestWord] : word);

    /// <summary>The random end of an id, 50 bits in letters and digits. Rows are read by the whole id again.</summary>
    private static string Tail(Guid id)
    {
        const string letters = "abcdefghijklmnopqrstuvwxyz012345";
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes);
        var bits = BitConverter.ToUInt64(bytes[8..]);
        return string.Create(10, bits, static (text, left) =>
        {
            for (var i = 0; i < text.Length; i++, left >>= 5) text[i] = letters[(int)(left & 31)];
        });
    }
}
