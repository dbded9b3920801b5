using CareChat.Web.Conversations;
using Xunit;

namespace CareChat.Tests.Conversations;

public sealed class InboxWordsTests
{
    [Theory]
    [InlineData(0.5, "now")]
    [InlineData(42, "42 min")]
    [InlineData(190, "3 h")]
    [InlineData(1500, "1 day")]
    [InlineData(9000, "6 days")]
    public void Waiting_is_said_in_the_largest_unit(double minutes, string words) =>
        Assert.Equal(words, InboxWords.Waited(TimeSpan.FromMinutes(minutes)));

    [Theory]
    [InlineData("mine", InboxView.Mine)]
    [InlineData("UNASSIGNED", InboxView.Unassigned)]
    [InlineData("7", InboxView.All)]
    [InlineData("", InboxView.All)]
    [InlineData(null, InboxView.All)]
    public void An_address_names_a_view_or_means_all(string? name, InboxView view) => Assert.Equal(view, InboxWords.ViewOf(name));

    [Theory]
    [InlineData("Dana Ortiz, RN", "DO")]
    [InlineData("Cher", "C")]
    [InlineData("", "?")]
    public void Initials_leave_the_credentials_out(string name, string initials) => Assert.Equal(initials, InboxWords.Initials(name));

    [Fact]
    public void Counting_stops_at_ninety_nine()
    {
        Assert.Equal("99", InboxWords.Count(99));
        Assert.Equal("99+", InboxWords.Count(100));
    }
}
