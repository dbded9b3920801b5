namespace CareChat.Web.Attachments;

/// <summary>
/// A HEIC in which everything but the pictures is overwritten with zeros: all lengths and places stay as they are. The
/// camera's orientation needs no care: HEIC keeps it beside the picture, not in EXIF.
/// </summary>
internal sealed class HeicMetadata(ByteReader bytes)
{
    private const int VersionAndFlags = 4;
    private const int MostData = 100;
    private static readonly string[] Tables = ["hdlr", "pitm", "iinf", "iloc", "iref", "iprp", "idat", "grpl", "dinf"];
    private static readonly string[] Told = ["udes", "altt", "crtt", "mdft", "itai", "uuid"];
    private readonly List<(long From, long To, bool IsType)> edits = [];

    /// <summary>What is kept; null where the boxes cannot be followed, or it is a film.</summary>
    public static Pieces? Strip(ByteReader bytes) => new HeicMetadata(bytes).Walk();

    private Pieces? Walk()
    {
        if (Inside(0, bytes.Length) is not { } boxes || boxes.Exists(box => box.Box.Type is "moov" or "moof")) return null;
        if (boxes.FindAll(box => box.Box.Type == "meta") is not [{ Box: var meta }]) return null;
        if (Inside(meta.Body + VersionAndFlags, meta.End) is not { } tables) return null;
        if (One(tables, "iinf") is not { } list || One(tables, "iloc") is not { } places) return null;
        var data = boxes.FindAll(box => box.Box.Type == "mdat").ConvertAll(box => box.Box);
        data.AddRange(tables.FindAll(box => box.Box.Type == "idat").ConvertAll(box => box.Box));
        if (new HeicItems(bytes).Read(list, places) is not { } extents || !Blank(extents, data, One(tables, "idat"))) return null;
        Empty(boxes, box => box.Type is not ("ftyp" or "meta" or "mdat"));
        Empty(tables, box => !Tables.Contains(box.Type));
        return Properties(tables) ? Whole() : null;
    }

    /// <summary>The boxes between two places with their beginnings; null where they do not fill the space.</summary>
    private List<(long Start, IsoBox Box)>? Inside(long start, long end)
    {
        var boxes = new List<(long, IsoBox)>();
        foreach (var box in IsoBox.Between(bytes, start, end))
        {
            boxes.Add((start, box));
            start = box.End;
        }

        return start == end ? boxes : null;
    }

    private static IsoBox? One(List<(long, IsoBox Box)> boxes, string type) =>
        boxes.FindAll(box => box.Box.Type == type) is [var only] ? only.Box : null;

    /// <summary>Marks what lies in the data and belongs to no picture; false where a piece lies elsewhere or shares bytes with a picture.</summary>
    private bool Blank(List<HeicExtent> extents, List<IsoBox> data, IsoBox? inList)
    {
        var pieces = extents.ConvertAll(e => e.IsInList ? e with { From = e.From + (inList?.Body ?? bytes.Length) } : e);
        pieces.Sort((a, b) => a.From.CompareTo(b.From));
        if (data.Count > MostData || !pieces.Exists(piece => piece.IsPicture)) return false;
        if (!pieces.TrueForAll(piece => data.Exists(box => piece.From >= box.Body && piece.Length <= box.End - piece.From))) return false;
        if (!AreApart(pieces)) return false;
        foreach (var box in data)
        {
            var at = box.Body;
            foreach (var piece in pieces.Where(p => p.IsPicture && p.From >= box.Body && p.From < box.End))
            {
                if (piece.From > at) edits.Add((at, piece.From, false));
                at = Math.Max(at, piece.From + piece.Length);
            }
            if (box.End > at) edits.Add((at, box.End, false));
        }

        return true;
    }

    private static bool AreApart(List<HeicExtent> sorted)
    {
        var end = 0L;
        var isPicture = true;
        foreach (var piece in sorted)
        {
            if (piece.From < end && piece.IsPicture != isPicture) return false;
            isPicture = piece.IsPicture;
            end = Math.Max(end, piece.From + piece.Length);
        }

        return true;
    }

    /// <summary>Empties boxes and calls them free space.</summary>
    private void Empty(List<(long Start, IsoBox Box)> boxes, Func<IsoBox, bool> isTold)
    {
        foreach (var (start, box) in boxes.Where(box => isTold(box.Box)))
        {
            edits.Add((start + 4, start + 8, true));
            if (box.End > box.Body) edits.Add((box.Body, box.End, false));
        }
    }

    /// <summary>Empties the properties that describe in words or tell the time.</summary>
    private bool Properties(List<(long, IsoBox Box)> tables)
    {
        foreach (var (_, box) in tables.Where(box => box.Box.Type == "iprp"))
        {
            foreach (var list in box.Children(bytes, "ipco"))
            {
                if (Inside(list.Body, list.End) is not { } properties) return false;
                Empty(properties, property => Told.Contains(property.Type));
            }
        }

        return true;
    }

    private Pieces? Whole()
    {
        var whole = new Pieces();
        var at = 0L;
        foreach (var (from, to, isType) in edits.Order())
        {
            whole.Keep(at, from);
            if (isType) whole.Write("free"u8);
            else whole.Blank(to - from);
            at = to;
        }

        whole.Keep(at, bytes.Length);
        return whole.AreTooMany ? null : whole;
    }
}
