using System.Buffers.Binary;
using System.Text;

namespace CareChat.Tests.App;

/// <summary>As much of MessagePack as a circuit's messages need: numbers, texts, bytes (left out), lists and empty maps.</summary>
public sealed class PackReader(ReadOnlyMemory<byte> bytes)
{
    private int at;

    /// <summary>The next value: null, bool, long, string, an array of values; an empty text for bytes.</summary>
    public object? Read()
    {
        var code = Next();
        return code switch
        {
            <= 0x7f => (long)code,
            <= 0x8f => Map(code & 0x0f),
            <= 0x9f => List(code & 0x0f),
            <= 0xbf => Text(code & 0x1f),
            0xc0 => null,
            0xc2 or 0xc3 => code == 0xc3,
            0xc4 or 0xc5 or 0xc6 => Skip((int)Number(1 << (code - 0xc4))),
            >= 0xcc and <= 0xcf => Number(1 << (code - 0xcc)),
            >= 0xd0 and <= 0xd3 => Number(1 << (code - 0xd0)), // only ever small and positive here
            0xd9 or 0xda or 0xdb => Text((int)Number(1 << (code - 0xd9))),
            0xdc or 0xdd => List((int)Number(code == 0xdc ? 2 : 4)),
            >= 0xe0 => (long)(sbyte)code,
            _ => throw new InvalidDataException($"The message holds a value of the kind {code:x2}."),
        };
    }

    private int Next() => bytes.Span[at++];

    private long Number(int size)
    {
        Span<byte> whole = stackalloc byte[8];
        whole.Clear();
        bytes.Span.Slice(at, size).CopyTo(whole[(8 - size)..]);
        at += size;
        return BinaryPrimitives.ReadInt64BigEndian(whole);
    }

    private string Text(int size)
    {
        at += size;
        return Encoding.UTF8.GetString(bytes.Span.Slice(at - size, size));
    }

    private string Skip(int size)
    {
        at += size;
        return "";
    }

    private object?[] List(int count)
    {
        var items = new object?[count];
        for (var i = 0; i < count; i++) items[i] = Read();
        return items;
    }

    private object?[] Map(int count) => List(2 * count);
}
