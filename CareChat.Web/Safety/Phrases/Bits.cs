using System.Numerics;

namespace CareChat.Web.Safety.Phrases;

/// <summary>A bit for each word of a text, read 64 at a time from any word on.</summary>
internal sealed class Bits(int count)
{
    private const int Size = 64;
    private readonly ulong[] bits = new ulong[count / Size + 2];

    /// <summary>Sets the bit of a word.</summary>
    public void Set(int index) => bits[index / Size] |= 1UL << (index % Size);

    /// <summary>The bits of 64 words from one on; that word's is the lowest.</summary>
    public ulong From(int index)
    {
        var (part, shift) = (index / Size, index % Size);
        return shift == 0 ? bits[part] : (bits[part] >> shift) | (bits[part + 1] << (Size - shift));
    }

    /// <summary>The first word from one on whose bit is set; -1 for none.</summary>
    public int Next(int from)
    {
        for (; from < count; from += Size)
        {
            if (From(from) is var ahead && ahead != 0) return from + BitOperations.TrailingZeroCount(ahead);
        }
        return -1;
    }
}
