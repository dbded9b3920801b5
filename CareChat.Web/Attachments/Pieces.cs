namespace CareChat.Web.Attachments;

/// <summary>What a file shall consist of: parts of another file, bytes of our own, and runs of zeros, in their order.</summary>
internal sealed class Pieces
{
    /// <summary>A hostile file may ask for any number of parts; no picture needs more.</summary>
    private const int Most = 20_000;
    private readonly List<Piece> pieces = [];

    /// <summary>A part of the file from a place on, our own bytes, or, with neither, zeros.</summary>
    internal readonly record struct Piece(long Length, long? From, byte[]? Own);

    /// <summary>The parts in their order.</summary>
    public IReadOnlyList<Piece> All => pieces;

    /// <summary>The size of the whole.</summary>
    public long Length { get; private set; }

    /// <summary>True where there are more parts than a picture has.</summary>
    public bool AreTooMany => pieces.Count > Most;

    /// <summary>Whether they are a file of this length as it is.</summary>
    public bool AreAllOf(long length) => pieces is [{ From: 0, Length: var only }] && only == length;

    /// <summary>Keeps the file's bytes from one place up to another.</summary>
    public void Keep(long from, long to)
    {
        if (to <= from || AreTooMany) return;
        if (pieces is [.., { From: { } start, Length: var length }] && start + length == from)
            pieces[^1] = new Piece(to - start, start, null);
        else
            pieces.Add(new Piece(to - from, from, null));
        Length += to - from;
    }

    /// <summary>Adds bytes of our own.</summary>
    public void Write(ReadOnlySpan<byte> own)
    {
        if (own.IsEmpty || AreTooMany) return;
        pieces.Add(new Piece(own.Length, null, own.ToArray()));
        Length += own.Length;
    }

    /// <summary>Adds zeros.</summary>
    public void Blank(long length)
    {
        if (length <= 0 || AreTooMany) return;
        pieces.Add(new Piece(length, null, null));
        Length += length;
    }

    /// <summary>Adds all parts of another whole.</summary>
    public void Add(Pieces others)
    {
        foreach (var piece in others.pieces)
        {
            if (piece.From is { } from) Keep(from, from + piece.Length);
            else if (piece.Own is { } own) Write(own);
            else Blank(piece.Length);
        }
    }
}
