using CareChat.Web.Http;
using Xunit;

namespace CareChat.Tests.Http;

/// <summary>The times clients send, at every door that takes one.</summary>
public sealed class TimestampTests
{
    [Theory]
    [InlineData("2026-01-01", "2026-01-01T00:00:00Z")]
    [InlineData("2024-02-29", "2024-02-29T00:00:00Z")]
    [InlineData("0001-01-01", "0001-01-01T00:00:00Z")]
    [InlineData("9999-12-31", "9999-12-31T00:00:00Z")]
    public void A_bare_date_is_its_midnight_in_utc(string text, string at) => Assert.Equal(DateTimeOffset.Parse(at), Read(text));

    [Theory]
    [InlineData("2026-01-01T10:15Z", "2026-01-01T10:15:00Z")]
    [InlineData("2026-01-01t10:15:30,5", "2026-01-01T10:15:30.5Z")]
    [InlineData("2026-01-01T10:15:30 02:00", "2026-01-01T08:15:30Z")]
    public void A_time_may_have_any_offset(string text, string at) => Assert.Equal(DateTimeOffset.Parse(at), Read(text));

    [Theory]
    [InlineData("2026-02-29")]
    [InlineData("2026-13-01")]
    [InlineData("2026-1-1")]
    [InlineData("20260101")]
    [InlineData("2026-01-01Z")]
    [InlineData("2026-01-01+02:00")]
    [InlineData("2026-01-01T")]
    [InlineData("2026-01-01 ")]
    [InlineData("2026-01-01\n")]
    [InlineData("2026-01")]
    [InlineData("")]
    public void Anything_else_is_none(string text) => Assert.Null(Read(text));

    private static DateTimeOffset? Read(string text) => Timestamp.TryRead(text, out var at) ? at : null;
}
