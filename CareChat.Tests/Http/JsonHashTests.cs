using System.Text.Json;
using CareChat.Web.Http;
using Xunit;

namespace CareChat.Tests.Http;

/// <summary>What counts as the same body under one Idempotency-Key.</summary>
public sealed class JsonHashTests
{
    [Theory]
    [InlineData("""{"a":1,"b":[true,null]}""", """ { "b" : [ true , null ], "a" : 1.0 } """)]
    [InlineData("""{"a":100}""", """{"a":1e2}""")]
    [InlineData("""{"a":0.05}""", """{"a":5E-2}""")]
    [InlineData("""{"a":"é"}""", """{"a":"\u00e9"}""")]
    public void Two_spellings_of_one_value_are_one(string one, string other) => Assert.Equal(Of(one), Of(other));

    [Theory]
    [InlineData("""{"a":1}""", """{"a":"1"}""")]
    [InlineData("""{"a":7.5}""", """{"a":75}""")]
    [InlineData("""{"a":-1}""", """{"a":1}""")]
    [InlineData("""{"a":[1,2]}""", """{"a":[2,1]}""")]
    public void Two_values_are_two(string one, string other) => Assert.NotEqual(Of(one), Of(other));

    [Fact]
    public void A_power_of_ten_of_a_million_digits_is_not_worked_out()
    {
        var monster = "1e" + new string('9', 1_000_000);

        Assert.Same(monster, JsonHash.Number(monster));
    }

    private static byte[]? Of(string json) => JsonHash.Of(JsonDocument.Parse(json).RootElement);
}
