using PhoneNumbers;

namespace CareChat.Web.Data;

/// <summary>
/// Telephone numbers by their digits, so that every way of writing one finds the same patient (contract B.1).
/// What contract B fixes is read by its rule; <c>00</c>, <c>(0)</c>, extensions and other countries' habits by libphonenumber.
/// </summary>
public static class PhoneNumber
{
    /// <summary>The country of a clinic that has not said another.</summary>
    public const string UsualCountry = "US";

    /// <summary>The most digits a number has (E.164).</summary>
    public const int Longest = 15;

    private const int Shortest = 7;
    private const int National = 10;
    private const int NorthAmerica = 1;

    private static PhoneNumberUtil Numbers => PhoneNumberUtil.GetInstance();

    /// <summary>The countries a clinic can be in, by their two letters.</summary>
    public static IReadOnlyCollection<string> Countries { get; } = Numbers.GetSupportedRegions().Order(StringComparer.Ordinal).ToList();

    /// <summary>The digits with the country's code in front; null where it is no telephone number.</summary>
    /// <param name="written">As a person wrote it.</param>
    /// <param name="country">Where the clinic is, in two letters: whose national numbers need no code.</param>
    public static string? Digits(string? written, string country)
    {
        if (written is null) return null;
        var isPlain = IsPlain(written);
        if (isPlain && Numbers.GetCountryCodeForRegion(country) == NorthAmerica) return Fixed(written);
        return Read(written, country, isPlain) ?? Fixed(written);
    }

    /// <summary>Contract B's rule: the digits alone, with the 1 in front that ten of them leave out.</summary>
    private static string? Fixed(string written)
    {
        var digits = string.Concat(written.Where(char.IsAsciiDigit));
        if (digits.Length is < Shortest or > Longest) return null;
        return digits.Length == National ? "1" + digits : digits;
    }

    /// <summary>What libphonenumber makes of it. A form that only it reads needs to be possible, not given out.</summary>
    private static string? Read(string written, string country, bool isPlain)
    {
        try
        {
            var text = written.Trim();
            var number = Numbers.Parse(text.StartsWith("00", StringComparison.Ordinal) ? string.Concat("+", text.AsSpan(2)) : text, country);
            if (isPlain ? !Numbers.IsValidNumber(number) : !Numbers.IsPossibleNumber(number)) return null;
            return Numbers.Format(number, PhoneNumberFormat.E164)[1..];
        }
        catch (NumberParseException)
        {
            return null;
        }
    }

    /// <summary>Digits and the signs between them, and none of the forms that the rule would misread.</summary>
    private static bool IsPlain(string written)
    {
        var text = written.Trim();
        return !text.StartsWith("00", StringComparison.Ordinal) && !text.StartsWith("011", StringComparison.Ordinal)
            && !text.Contains("(0)", StringComparison.Ordinal) && text.All(c => char.IsAsciiDigit(c) || " +()-./\u00a0".Contains(c));
    }
}
