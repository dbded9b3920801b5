namespace CareChat.Web.Text;

/// <summary>What a character is to the words of a text.</summary>
internal enum LetterKind
{
    /// <summary>It stands between words.</summary>
    Gap,

    /// <summary>It is not seen, and what stands before and after it belongs together: soft hyphens, joiners, accents, Arabic and Hebrew points.</summary>
    Ignored,

    /// <summary>A letter of a script that puts blanks between words.</summary>
    Letter,

    /// <summary>A decimal digit.</summary>
    Digit,

    /// <summary>A letter of a script without blanks: a word by itself, with the marks that follow it.</summary>
    Single,

    /// <summary>A sign that goes with the letter before it and says something: vowels of Indian scripts, Thai tones.</summary>
    Mark,

    /// <summary>Several characters of several kinds that are written as one: "½", "㎎", "Ⅳ".</summary>
    Mixed,
}
