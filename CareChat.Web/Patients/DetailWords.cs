using System.Text.RegularExpressions;
using CareChat.Web.Text;

namespace CareChat.Web.Patients;

/// <summary>
/// Words beside a name that may make of it something that does not hold, holds no more or is somebody else's: "HOLD", "stopped in May",
/// "her mother", "ruled out". One too many costs a "yes"; one too few says what is not so.
/// </summary>
internal static partial class DetailWords
{
    private static readonly HashSet<string> Turning = Set(
        // no, or not
        "no not non none nil never neither nor without denies denied deny cannot cant dont doesnt isnt wasnt avoid avoided refuse refused refuses refusing declined declines excluded exclude "
        + "absent absence negative contraindicated false zero incorrect erroneous error mistake mistaken wrong "
        // no more, or not yet
        + "stop stopped stops stopping hold held holding onhold pause paused suspend suspended discontinue discontinued discontinuing cancelled canceled completed complete ended ends ending expired "
        + "finished inactive resolved resolving resolves remission refuted delabelled delabeled delabel tolerated tolerates tolerate tolerating withdrawn withheld withhold skipped quit ceased "
        + "former formerly previous previously past historical history hx fh fhx last until till longer off outgrown outgrew cured gone "
        + "draft planned intended proposed starts starting begins beginning pending "
        // perhaps
        + "suspected suspect suspicion possible possibly probable probably likely unlikely questionable uncertain unsure unconfirmed unverified presumed provisional differential rule ruled screening maybe "
        // somebody else
        + "mother mothers mom moms mum father fathers dad dads sister brother sibling siblings parent parents grandmother grandfather grandparent aunt uncle cousin son daughter wife husband spouse partner "
        + "family familial maternal paternal relative relatives "
        // and in Spanish
        + "nunca sin niega negado negativo negativa ningun ninguna ninguno evitar suspendido suspendida suspender detenido pausa pausado cancelado cancelada terminado terminada completado finalizado "
        + "resuelto resuelta inactivo inactiva remision tolera tolero tolerado descartado descartada anterior antes antecedente antecedentes historia pasado hasta pendiente posible probable sospecha "
        + "madre padre mama papa hermana hermano abuela abuelo tia tio hijo hija esposa esposo familiar familiares");

    /// <summary>True where a part of a detail has such a word.</summary>
    public static bool Turn(string part)
    {
        var left = Harmless().Replace(part, " ");
        return Signs().IsMatch(left) || Tokenizer.Words(left).Any(word => Turning.Contains(word.Folded));
    }

    private static HashSet<string> Set(string words) => [.. words.Split(' ', StringSplitOptions.RemoveEmptyEntries)];

    /// <summary>How a medicine is taken, in words that would say otherwise elsewhere.</summary>
    [GeneratedRegex(
        @"\b(?:do not|don['’]?t|never|must not|should not|without) (?:crush|chew|break|split|cut|open|suck|exceed|drive|drink|share|freeze|lie down|take more|use more|give more)(?:ing|ed)?\b"
        + @"|\bnot? (?:to exceed|exceeding|more than|more often than)\b|\b(?:with or )?without (?:food|meals|regard to (?:food|meals))\b|\bas tolerated\b|\bantes de (?:las? |los )?(?:comidas?|comer|cenar|dormir|desayuno|desayunar)\b"
        + @"|\bno m[aá]s de\b|\bsin (?:alimentos|masticar|triturar)\b|^since the age of .*$|^prescription valid until [\d-]+$|(?:^|, )(?:from [\d:T.Z+-]+ )?until [\d:T.Z+-]+(?=, |$)", RegexOptions.IgnoreCase)]
    private static partial Regex Harmless();

    /// <summary>"d/c", "h/o", "r/o", a question, and a dose of nothing or less.</summary>
    [GeneratedRegex(@"\?|(?<![\w)])(?<!\d\s?)[-−]\d|\b(?:[dr]/c|dc['’]?d|[hrs]/[op]|f/h)\b|\bused to\b|\bat risk\b|\brisk of\b|\bprior\b(?! to\b)|(?<![\d.,])0+(?:[.,]0+)?\s*(?:$|mg\b|mcg\b|g\b|ml\b|units?\b|tab|cap|pill|times?\b)", RegexOptions.IgnoreCase)]
    private static partial Regex Signs();
}
