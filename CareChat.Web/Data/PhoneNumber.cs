using System.Globalization;
using PhoneNumbers;

namespace CareChat.Web.Data;

/// <summary>
/// Telephone numbers by their digits, so that every way of writing one finds the same patient (contract B.1).
/// What contract B fixes is read by its rule; <c>00</c>, <c>(0)</c>, extensions and other countries' habits by libphonenumber.
/// An extension is another line: it stays behind the digits as RFC 3966 writes it (<c>;ext=9</c>).
/// </summary>
public static class PhoneNumber
{
    /// <summary>The country of a clinic that has not said another.</summary>
    public const string UsualCountry = "US";

    /// <summary>The most digits a number has (E.164).</summary>
    public const int Longest = 15;

    /// <summary>The most characters of a number as it is kept: digits, and an extension as long as a number.</summary>
    public const int LongestKept = 2 * Longest + 5;

    private const string Extension = ";ext=";
    private const int Shortest = 7;
    private const int National = 10;
    private const int NorthAmerica = 1;

    private static PhoneNumberUtil Numbers => PhoneNumberUtil.GetInstance();

    /// <summary>The countries a clinic can be in, by their two letters.</summary>
    public static IReadOnlyCollection<string> Countries { get; } = Numbers.GetSupportedRegions().Order(StringComparer.Ordinal).ToList();

    /// <summary>The digits with the country's code in front, and the extension; null where it is no telephone number.</summary>
    /// <param name="written">As a person wrote it.</param>
    /// <param name="country">Where the clinic is, in two letters: whose national numbers need no code.</param>
    public static string? Digits(string? written, string country)
    {
        if (written is null || IsUnread(written, country)) return null;
        var isPlain = IsPlain(written);
        if (isPlain && Numbers.GetCountryCodeForRegion(country) == NorthAmerica) return Fixed(written);
        if (Parse(written, country) is not { } number) return Fixed(written);
        if (number is { HasExtension: true, Extension: { Length: > 0 } })
            return ReadLine(number) is { Length: <= Longest } line && Numbers.IsPossibleNumber(number) && Spelled(number) is { } main ? main + Extension + line : null;
        return (isPlain ? Numbers.IsValidNumber(number) : Numbers.IsPossibleNumber(number)) ? Spelled(number) : Fixed(written);
    }

    /// <summary>True where words follow a whole number and are no extension that can be read ("ext nine", "desk 9"): it may be another line.</summary>
    private static bool IsUnread(string written, string country)
    {
        var digits = 0;
        var hasWords = written.Any(c => char.IsDigit(c) ? ++digits < 0 : char.IsLetter(c) && digits >= Shortest);
        return hasWords && Parse(written, country) is not { HasExtension: true };
    }

    /// <summary>The extension in digits of our own, whatever script it was written in.</summary>
    private static string ReadLine(PhoneNumbers.PhoneNumber number) =>
        string.Concat(number.Extension.Select(c => char.IsDigit(c) ? ((int)char.GetNumericValue(c)).ToString(CultureInfo.InvariantCulture) : c.ToString()));

    /// <summary>Contract B's rule: the digits alone, with the 1 in front that ten of them leave out.</summary>
    private static string? Fixed(string written)
    {
        var digits = string.Concat(written.Where(char.IsAsciiDigit));
        if (digits.Length is < Shortest or > Longest) return null;
        return digits.Length == National ? "1" + digits : digits;
    }

    /// <summary>What libphonenumber makes of it. A form that only it reads needs to be possible, not given out.</summary>
    private static PhoneNumbers.PhoneNumber? Parse(string written, string country)
    {
        try
        {
            var text = written.Trim();
            return Numbers.Parse(text.StartsWith("00", StringComparison.Ordinal) ? string.Concat("+", text.AsSpan(2)) : text, country);
        }
        catch (NumberParseException)
        {
            return null;
        }
    }

    private static string? Spelled(PhoneNumbers.PhoneNumber number)
    {
        var digits = number.CountryCode.ToString(CultureInfo.InvariantCulture) + Numbers.GetNationalSignificantNumber(number);
        return digits.Length <= Longest ? digits : null;
    }

    /// <summary>Digits and the signs between them, and none of the forms that the rule would misread.</summary>
    private static bool IsPlain(string written)
    {
        var text = written.Trim();
        return !text.StartsWith("00", StringComparison.Ordinal) && !text.StartsWith("011", StringComparison.Ordinal)
            && !text.Contains("(0)", StringComparison.Ordinal) && text.All(c => char.IsAsciiDigit(c) || " +()-./\u00a0".Contains(c));
    }
}
