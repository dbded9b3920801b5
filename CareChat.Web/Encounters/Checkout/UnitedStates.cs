using System.Collections.Frozen;

namespace CareChat.Web.Encounters.Checkout;

/// <summary>States of residence by their two letters (contract C.8).</summary>
public static class UnitedStates
{
    private const string Listed =
        """
        AL Alabama;AK Alaska;AZ Arizona;AR Arkansas;CA California;CO Colorado;CT Connecticut;DE Delaware;DC District of Columbia;FL Florida;
        GA Georgia;HI Hawaii;ID Idaho;IL Illinois;IN Indiana;IA Iowa;KS Kansas;KY Kentucky;LA Louisiana;ME Maine;MD Maryland;MA Massachusetts;
        MI Michigan;MN Minnesota;MS Mississippi;MO Missouri;MT Montana;NE Nebraska;NV Nevada;NH New Hampshire;NJ New Jersey;NM New Mexico;
        NY New York;NC North Carolina;ND North Dakota;OH Ohio;OK Oklahoma;OR Oregon;PA Pennsylvania;RI Rhode Island;SC South Carolina;
        SD South Dakota;TN Tennessee;TX Texas;UT Utah;VT Vermont;VA Virginia;WA Washington;WV West Virginia;WI Wisconsin;WY Wyoming;PR Puerto Rico
        """;

    /// <summary>In the order they are offered.</summary>
    public static readonly IReadOnlyList<(string Code, string Name)> All =
        [.. Listed.Split(';', StringSplitOptions.TrimEntries).Select(s => (s[..2], s[3..]))];

    /// <summary>The names by code.</summary>
    public static readonly FrozenDictionary<string, string> Codes = All.ToFrozenDictionary(s => s.Code, s => s.Name);
}
