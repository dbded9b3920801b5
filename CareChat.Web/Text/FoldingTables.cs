namespace CareChat.Web.Text;

/// <summary>What the Unicode tables of the runtime do not say about letters that are one to those who search.</summary>
internal static class FoldingTables
{
    /// <summary>Letters that no normalization takes apart, in small letters, and what is typed for them.</summary>
    public const string Letters = """
        ß=ss æ=ae œ=oe ø=o đ=d ð=d þ=th ł=l ħ=h ı=i ĸ=k ŋ=n ŧ=t ƀ=b ɓ=b ƃ=b ƈ=c ȼ=c ɗ=d ɖ=d ƌ=d ǝ=e ə=e ɛ=e ɇ=e ƒ=f ɠ=g ǥ=g ɣ=g
        ɨ=i ɩ=i ɉ=j ƙ=k ƚ=l ɫ=l ɱ=m ƞ=n ɲ=n ɔ=o ɵ=o ƥ=p ʠ=q ɍ=r ʂ=s ƭ=t ʈ=t ⱦ=t ʉ=u ʊ=u ʋ=v ɏ=y ƴ=y ƶ=z ȥ=z ⱥ=a ⱡ=l ⱪ=k ⱬ=z ⱨ=h
        ς=σ ґ=г ղ=ղ ך=כ ם=מ ן=נ ף=פ ץ=צ װ=וו ױ=וי ײ=יי
        ٱ=ا ى=ي ی=ي ې=ي ة=ه ۃ=ه ہ=ه ھ=ه ە=ه ک=ك ڪ=ك ں=ن
        ৎ=ত্ ৰ=র ൺ=ണ് ൻ=ന് ർ=ര് ൽ=ല് ൾ=ള് ൿ=ക് ۰=0 ँ=ं ઁ=ં ੰ=ਂ ऀ=ं
        """;

    /// <summary>Series of Ethiopic letters that sound alike: the first of the series, and of the one it is written for; eight letters each.</summary>
    public const string Ethiopic = "\u1210\u1200 \u1280\u1200 \u1220\u1230 \u12D0\u12A0 \u1340\u1338";

    /// <summary>Accents, points and dots under letters, which are often left out: ranges, hexadecimal.</summary>
    public const string Accents = """
        300-36F 483-489 591-5BD 5BF 5C1-5C2 5C4-5C5 5C7 610-61A 64B-65F 670 6D6-6DC 6DF-6E8 6EA-6ED 711 730-74A 8D3-8E1 8E3-8FF
        93C 9BC A3C ABC B3C CBC 1AB0-1AFF 1DC0-1DFF 20D0-20F0 A66F-A67D FE20-FE2F
        """;

    /// <summary>Signs nobody sees, beyond the format characters: tatweel, variation selectors, the grapheme joiner.</summary>
    public const string Unseen = "34F 61C 640 7FA 115F-1160 17B4-17B5 180B-180F 3164 FE00-FE0F FFA0 E0000-E0FFF";

    /// <summary>Signs that Unicode counts among the format characters or letters and that part words: Arabic number signs, spacing accents and quotes, trade marks.</summary>
    public const string Gaps = "600-605 6DD 8E2 2B9-2C1 2C2-2DF 2E5-2FF 70F 110BD 2120 2122 309B-309C";

    /// <summary>Scripts that put no blanks between words, and Hangul, whose blanks people set as they like.</summary>
    public const string Unspaced = """
        E01-E3A E40-E4E E81-ECE EDC-EDF 1000-103F 104C-108F 109A-109F 1100-11FF 1780-17D3 17D7 17DC-17DD 1950-197F 1980-19C9 1A20-1A7F 1AA0-1AAD
        1B00-1B4C 2E80-2FD5 3005-3007 3021-3029 3031-3035 3038-303C 3041-3096 3099-309A 309D-30FA 30FC-30FF 3105-312F 31A0-31BF 31F0-31FF 3400-4DBF 4E00-A48C A960-A97C
        A980-A9C0 A9E0-A9EF A9FA-A9FE AA60-AADF AC00-D7FB F900-FAFF 16FE0-18CFF 1AFF0-1B16F 20000-3FFFF
        """;

    /// <summary>Vowels and last consonants of Hangul, which make one syllable with the letter before them.</summary>
    public const string SyllableParts = "1160-11FF D7B0-D7FB 3099-309A";

    /// <summary>Greek letters that stand alone are said by their names: "β blocker".</summary>
    public const string GreekNames = """
        α=alpha β=beta γ=gamma δ=delta ε=epsilon ζ=zeta η=eta θ=theta ι=iota κ=kappa λ=lambda μ=mu ν=nu ξ=xi ο=omicron π=pi ρ=rho
        σ=sigma τ=tau υ=upsilon φ=phi χ=chi ψ=psi ω=omega
        """;
}
