using System.Text.Json;

namespace CareChat.Web.Patients.Fhir;

/// <summary>Where in a bundle's JSON the reading stands; it takes the text in pieces.</summary>
internal sealed class BundleCursor
{
    private enum Position
    {
        Root,
        Members,
        Entries,
        Tail,
        End,
    }

    private JsonReaderState state = new(new JsonReaderOptions { MaxDepth = 128 });
    private Position position;
    private bool isBundle;
    private bool isSearch;
    private long? total;

    /// <summary>True for a bundle of type history: all versions of its resources, the newest first. Known when the bundle was read.</summary>
    public bool IsHistory { get; private set; }

    /// <summary>How many matches the search had, where it is a search's answer that says so. Known when the bundle was read.</summary>
    public long? Matches => isSearch ? total : null;

    /// <summary>True for a page of several, which names the next one. Known when the bundle was read.</summary>
    public bool HasNext { get; private set; }

    /// <summary>True when the whole bundle was read and nothing stands behind it.</summary>
    public bool IsAtEnd => position == Position.End;

    /// <summary>True while the reading is inside the list of entries.</summary>
    public bool IsInEntries => position == Position.Entries;

    /// <summary>The next whole entry in these bytes; null where more bytes are needed or the bundle has ended.</summary>
    /// <param name="bytes">What follows the bytes used so far.</param>
    /// <param name="isFinal">True when nothing follows these bytes.</param>
    /// <param name="used">How many of the bytes are done with.</param>
    public JsonDocument? Next(ReadOnlySpan<byte> bytes, bool isFinal, out int used)
    {
        var reader = new Utf8JsonReader(bytes, isFinal, state);
        var done = reader;
        JsonDocument? entry = null;
        while (entry is null && !IsAtEnd && TryStep(ref reader, out entry)) done = reader;
        if (entry is null && isFinal && position == Position.Tail) position = Position.End;
        used = (int)done.BytesConsumed;
        state = done.CurrentState;
        return entry;
    }

    /// <summary>True where the bytes are in order as far as they go: what was wrong is only that they stop.</summary>
    public bool IsCutOff(ReadOnlySpan<byte> bytes)
    {
        try
        {
            var reader = new Utf8JsonReader(bytes, isFinalBlock: false, state);
            while (reader.Read()) { }
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private bool TryStep(ref Utf8JsonReader reader, out JsonDocument? entry)
    {
        entry = null;
        if (!reader.Read()) return false;
        return (position, reader.TokenType) switch
        {
            (Position.Root, JsonTokenType.StartObject) => Go(Position.Members),
            (Position.Root, _) => throw new FormatException("the file is not a FHIR bundle"),
            (Position.Members, JsonTokenType.EndObject) => isBundle ? Go(Position.Tail) : throw NoBundle(),
            (Position.Members, _) => TryMember(ref reader),
            (_, JsonTokenType.EndArray) => Go(Position.Members),
            (_, JsonTokenType.StartObject or JsonTokenType.Null) => JsonDocument.TryParseValue(ref reader, out entry),
            _ => throw new FormatException("the entry is not an object"),
        };
    }

    private bool TryMember(ref Utf8JsonReader reader)
    {
        var isEntry = reader.ValueTextEquals("entry"u8);
        var isType = reader.ValueTextEquals("resourceType"u8);
        var isKind = reader.ValueTextEquals("type"u8);
        var isTotal = reader.ValueTextEquals("total"u8);
        if (reader.ValueTextEquals("link"u8)) return TryLinks(ref reader);
        if (!reader.Read()) return false;
        if (isKind) (IsHistory, isSearch) = (Says(ref reader, "history"u8), Says(ref reader, "searchset"u8));
        if (isTotal && reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out var said)) total = said;
        if (isEntry && reader.TokenType == JsonTokenType.StartArray) return Go(Position.Entries);
        if (isEntry && reader.TokenType != JsonTokenType.Null) throw new FormatException("'entry' is not a list");
        if (isType) isBundle = Says(ref reader, "Bundle"u8) ? true : throw NoBundle();
        return reader.TrySkip();
    }

    private static bool Says(ref Utf8JsonReader reader, ReadOnlySpan<byte> text) => reader.TokenType == JsonTokenType.String && reader.ValueTextEquals(text);

    private bool TryLinks(ref Utf8JsonReader reader)
    {
        if (!reader.Read() || !JsonDocument.TryParseValue(ref reader, out var links)) return false;
        using (links)
        {
            HasNext = links.RootElement.ValueKind == JsonValueKind.Array && links.RootElement.EnumerateArray()
                .Any(link => link.ValueKind == JsonValueKind.Object && link.Text("relation") == "next");
        }
        return true;
    }

    private bool Go(Position next)
    {
        position = next;
        return true;
    }

    private static FormatException NoBundle() => new("the file is not a FHIR bundle: its resourceType is not 'Bundle'");
}
