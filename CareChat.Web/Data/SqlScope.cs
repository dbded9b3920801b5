using System.Data.Common;

namespace CareChat.Web.Data;

/// <summary>Something that answers SQL: a transaction of the <see cref="WriteLane"/>, or a connection of the <see cref="ReadLane"/>.</summary>
public abstract class SqlScope
{
    /// <summary>Runs one query; the caller disposes the row before the next statement.</summary>
    public virtual SqlRow Query(string sql, params ReadOnlySpan<object?> arguments) => new DriverRow(Command(sql, arguments).ExecuteReader());

    /// <summary>Runs one query for its first value; null where there is no row.</summary>
    public virtual object? Scalar(string sql, params ReadOnlySpan<object?> arguments) => Command(sql, arguments).ExecuteScalar();

    /// <summary>A prepared command of this scope's connection with its arguments, <c>@p0</c>, <c>@p1</c>, ..., set.</summary>
    protected abstract DbCommand Command(string sql, ReadOnlySpan<object?> arguments);

    /// <summary>Sets <c>@p0</c>, <c>@p1</c>, ... on a command, making the parameters at first use.</summary>
    protected static void Bind(DbCommand command, ReadOnlySpan<object?> arguments)
    {
        for (var i = 0; i < arguments.Length; i++)
        {
            if (command.Parameters.Count == i)
            {
                var parameter = command.CreateParameter();
                parameter.ParameterName = "@p" + i;
                command.Parameters.Add(parameter);
            }
            command.Parameters[i].Value = arguments[i] ?? DBNull.Value;
        }
    }
}
