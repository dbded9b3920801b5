using System.Globalization;
using CareChat.Shared;
using CareChat.Web.Http;

namespace CareChat.Web.PatientApi;

/// <summary>Which page of a list is wanted (contract A.3).</summary>
/// <param name="Page">From 0.</param>
/// <param name="Size">1 to 100.</param>
internal sealed record PageQuery(long Page, int Size)
{
    /// <summary>The most rows of a page; a larger wish is cut down to it.</summary>
    public const int Largest = 100;

    /// <summary>Only messages sent strictly after it.</summary>
    public DateTimeOffset? Since { get; private init; }

    /// <summary>True for oldest first.</summary>
    public bool IsAscending { get; private init; }

    /// <summary>Reads <c>page</c> and <c>size</c>.</summary>
    /// <exception cref="RefusedException">One of them is wrong, or both.</exception>
    public static PageQuery Read(HttpRequest request, int usualSize)
    {
        var wrong = new List<Refusal>();
        var query = new PageQuery(ReadPage(request, wrong), ReadSize(request, usualSize, wrong));
        return wrong.Count == 0 ? query : throw new RefusedException(wrong);
    }

    /// <summary>Reads <c>page</c>, <c>size</c>, <c>since</c> and <c>sort</c>.</summary>
    /// <exception cref="RefusedException">One or more of them are wrong.</exception>
    public static PageQuery ReadForMessages(HttpRequest request)
    {
        if (request.QueryString.Value is null or "") return Usual;
        var wrong = new List<Refusal>();
        var query = new PageQuery(ReadPage(request, wrong), ReadSize(request, 50, wrong))
        {
            Since = ReadSince(request, wrong),
            IsAscending = ReadSort(request, wrong),
        };
        return wrong.Count == 0 ? query : throw new RefusedException(wrong);
    }

    /// <summary>A page number that came as a number.</summary>
    public static long AcceptPage(long? page, Action<string, string> wrong)
    {
        if (page < 0) wrong("page", "page must be 0 or greater");
        return page ?? 0;
    }

    /// <summary>A size that came as a number.</summary>
    public static int AcceptSize(long? size, int usual, Action<string, string> wrong)
    {
        if (size < 1) wrong("size", "size must be 1 or greater");
        return (int)Math.Min(size ?? usual, Largest);
    }

    private static PageQuery Usual { get; } = new(0, 50);

    private static long ReadPage(HttpRequest request, List<Refusal> wrong) =>
        AcceptPage(Whole(request, "page"), (field, message) => wrong.Add(Refusal.Invalid(field, message)));

    private static int ReadSize(HttpRequest request, int usual, List<Refusal> wrong) =>
        AcceptSize(Whole(request, "size"), usual, (field, message) => wrong.Add(Refusal.Invalid(field, message)));

    /// <summary>The number; null where it is not given, -1 where it is none, the largest there is where it is larger.</summary>
    private static long? Whole(HttpRequest request, string name)
    {
        if (!request.Query.TryGetValue(name, out var values)) return null;
        var text = values.ToString();
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)) return number;
        return text.Length > 0 && text.All(char.IsAsciiDigit) ? long.MaxValue : -1;
    }

    private static DateTimeOffset? ReadSince(HttpRequest request, List<Refusal> wrong)
    {
        if (!request.Query.TryGetValue("since", out var values)) return null;
        if (Timestamp.TryRead(values.ToString(), out var since)) return since;
        wrong.Add(Refusal.Invalid("since", "since must be an ISO 8601 timestamp"));
        return null;
    }

    private static bool ReadSort(HttpRequest request, List<Refusal> wrong)
    {
        if (!request.Query.TryGetValue("sort", out var values)) return false;
        var sort = values.ToString();
        var isAscending = sort.Equals("sentAt,asc", StringComparison.OrdinalIgnoreCase);
        if (!isAscending && !sort.Equals("sentAt,desc", StringComparison.OrdinalIgnoreCase))
            wrong.Add(Refusal.Invalid("sort", "sort must be sentAt,desc or sentAt,asc"));
        return isAscending;
    }
}
