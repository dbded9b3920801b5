using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace CareChat.Web.Data;

/// <summary>Which rows of a list are wanted, and in which order.</summary>
/// <param name="Take">How many rows at most.</param>
/// <param name="Skip">How many rows come before them.</param>
/// <param name="Sort">The name of the column to sort by; null for the list's own order.</param>
/// <param name="IsDescending">True for the last ones first; only where a column is named.</param>
public sealed record ListAsk(int Take, int Skip = 0, string? Sort = null, bool IsDescending = false);

/// <summary>The rows of one page.</summary>
/// <param name="Total">How many rows all pages have.</param>
public sealed record ListPage<T>(IReadOnlyList<T> Rows, int Total);

/// <summary>Sorts and cuts what a list shows, in the database or in memory.</summary>
public static class Listing
{
    private const int MostWords = 8;

    /// <summary>The rows by a column of the question.</summary>
    public static IOrderedQueryable<T> By<T, TKey>(this IQueryable<T> rows, ListAsk ask, Expression<Func<T, TKey>> column) =>
        ask.IsDescending ? rows.OrderByDescending(column) : rows.OrderBy(column);

    /// <summary>The wanted page of sorted rows that are read from the database.</summary>
    public static async Task<ListPage<T>> PageAsync<T>(this IQueryable<T> rows, ListAsk ask, CancellationToken cancellationToken = default)
    {
        var total = await rows.CountAsync(cancellationToken);
        return new ListPage<T>(await rows.Skip(ask.Skip).Take(ask.Take).ToListAsync(cancellationToken), total);
    }

    /// <summary>The first words of a search, small, for a LIKE with <c>\</c> before its signs.</summary>
    public static IEnumerable<string> Words(string? search) => (search ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(MostWords)
        .Select(w => w.ToLowerInvariant().Replace("\\", "\\\\").Replace("%", "\\%").Replace("_", "\\_"));
}
