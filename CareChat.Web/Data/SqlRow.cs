using System.Data.Common;

namespace CareChat.Web.Data;

/// <summary>The rows of one query, one after the other; disposing it ends the query.</summary>
public abstract class SqlRow : IDisposable
{
    /// <summary>Goes to the next row.</summary>
    /// <returns>False after the last.</returns>
    public abstract bool Read();

    public abstract bool IsDBNull(int column);

    public abstract bool GetBoolean(int column);

    public abstract int GetInt32(int column);

    public abstract long GetInt64(int column);

    public abstract Guid GetGuid(int column);

    public abstract string GetString(int column);

    public abstract byte[] GetBytes(int column);

    /// <inheritdoc />
    public abstract void Dispose();
}

/// <summary>Rows as the database's driver reads them.</summary>
internal sealed class DriverRow(DbDataReader reader) : SqlRow
{
    public override bool Read() => reader.Read();

    public override bool IsDBNull(int column) => reader.IsDBNull(column);

    public override bool GetBoolean(int column) => reader.GetBoolean(column);

    public override int GetInt32(int column) => reader.GetInt32(column);

    public override long GetInt64(int column) => reader.GetInt64(column);

    public override Guid GetGuid(int column) => reader.GetGuid(column);

    public override string GetString(int column) => reader.GetString(column);

    public override byte[] GetBytes(int column) => reader.GetFieldValue<byte[]>(column);

    public override void Dispose() => reader.Dispose();
}
