using System.Numerics;

namespace CareChat.Web.Safety.Phrases;

/// <summary>A bit for each word of a text, read 64 at a time from any word on. It is copied with its first 64 bits: set them before.</summary>
internal struct Bits(int count)
{
    private const int Size = 64;
    private readonly ulong[]? more = count > Size ? new ulong[count / Size + 2] : null; // most texts are shorter
    private ulong first;

    /// <summary>Sets the bit of a word.</summary>
    public void Set(int index)
    {
        if (more is null) first |= 1UL << index;
        else more[index / Size] |= 1UL << (index % Size);
    }

    /// <summary>The bits of 64 words from one on; that word's is the lowest.</summary>
    public readonly ulong From(int index)
    {
        var (part, shift) = (index / Size, index % Size);
        if (more is null) return part == 0 ? first >> shift : 0;
        return shift == 0 ? more[part] : (more[part] >> shift) | (more[part + 1] << (Size - shift));
    }

    /// <summary>The first word from one on whose bit is set; -1 for none.</summary>
    public readonly int Next(int from)
    {
        for (; from < count; from += Size)
        {
            if (From(from) is var ahead && ahead != 0) return from + BitOperations.TrailingZeroCount(ahead);
        }
        return -1;
    }
}
