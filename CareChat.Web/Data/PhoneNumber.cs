namespace CareChat.Web.Data;

/// <summary>Telephone numbers by their digits, so that every way of writing one finds the same patient (contract B.1).</summary>
public static class PhoneNumber
{
    /// <summary>The most digits a number has (E.164).</summary>
    public const int Longest = 15;

    private const int Shortest = 7;
    private const int National = 10;

    /// <summary>The digits, with the 1 in front that ten of them leave out; null where it is no telephone number.</summary>
    public static string? Digits(string? written)
    {
        if (written is null) return null;
        var digits = string.Concat(written.Where(char.IsAsciiDigit));
        if (digits.Length is < Shortest or > Longest) return null;
        return digits.Length == National ? "1" + digits : digits;
    }
}
