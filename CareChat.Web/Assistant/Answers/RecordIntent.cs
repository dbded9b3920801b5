using System.Text.RegularExpressions;
using CareChat.Web.Text;

namespace CareChat.Web.Assistant.Answers;

/// <summary>What of a patient's own record a question asks for.</summary>
internal enum RecordAspect
{
    Medications,
    Allergies,
    Conditions,

    /// <summary>Whether they have one condition: the record says so, or has no say.</summary>
    OneCondition,

    /// <summary>How much of one medicine they take.</summary>
    Dose,

    /// <summary>The same where nobody says whose: the record comes first where it lists medicines.</summary>
    BareDose,

    /// <summary>How one medicine is taken: where the record lists it, else it is general.</summary>
    Taking,

    /// <summary>How an allergy shows, and how badly.</summary>
    Reaction,

    /// <summary>Where one condition is, of which kind, or how far: where the record lists it.</summary>
    Place,
    Visit,
    Age,
}

/// <summary>A question about the record.</summary>
/// <param name="About">The one thing it asks about ("penicillin"), as written; empty for the whole list.</param>
internal readonly record struct RecordIntent(RecordAspect Aspect, string About);

/// <summary>Recognises questions about the person's own record, in English and Spanish.</summary>
internal static partial class RecordIntents
{
    private const int LongestSentence = 16;

    private static readonly (Regex Pattern, RecordAspect Aspect)[] Patterns =
    [
        (MyReaction(), RecordAspect.Reaction), (MiReaccion(), RecordAspect.Reaction), (MyDose(), RecordAspect.Dose), (MiDosis(), RecordAspect.Dose), (BareDose(), RecordAspect.BareDose),
        (HowTaken(), RecordAspect.Taking), (ComoTomo(), RecordAspect.Taking), (WhichPlace(), RecordAspect.Place), (QueParte(), RecordAspect.Place),
        (MyMedications(), RecordAspect.Medications), (MisMedicinas(), RecordAspect.Medications), (TakingOne(), RecordAspect.Medications),
        (AllergicTo(), RecordAspect.Allergies), (MyAllergies(), RecordAspect.Allergies), (MisAlergias(), RecordAspect.Allergies),
        (AllergyOf(), RecordAspect.Allergies), (OneOfAllergies(), RecordAspect.Allergies), (OneOfMedicines(), RecordAspect.Medications), (OneOfConditions(), RecordAspect.Conditions),
        (MyVisit(), RecordAspect.Visit), (MiCita(), RecordAspect.Visit), (MyVisits(), RecordAspect.Visit), (MisCitas(), RecordAspect.Visit),
        (MyConditions(), RecordAspect.Conditions), (MisEnfermedades(), RecordAspect.Conditions),
        (MyAge(), RecordAspect.Age), (MiEdad(), RecordAspect.Age), (HaveOne(), RecordAspect.OneCondition),
    ];

    /// <summary>Spanish asks in the words in which it tells, so the mark has to say that these are questions.</summary>
    private static readonly (Regex Pattern, RecordAspect Aspect)[] AskedPatterns =
    [
        (AllergicRight(), RecordAspect.Allergies), (TomoUno(), RecordAspect.Medications), (AlergicoA(), RecordAspect.Allergies), (TengoUna(), RecordAspect.OneCondition),
    ];

    /// <summary>What is told is asked where a mark says so: "I'm allergic to latex?"</summary>
    private static readonly (Regex Pattern, RecordAspect Aspect)[] MarkedPatterns = [(TengoCita(), RecordAspect.Visit), (AllergicMarked(), RecordAspect.Allergies)];

    /// <summary>What the text asks of the record; null where it asks nothing of it.</summary>
    public static RecordIntent? Of(string text)
    {
        var plain = text.Replace("'", "", StringComparison.Ordinal).Replace("’", "", StringComparison.Ordinal);
        var sentences = Sentence().Matches(plain).ToList();
        foreach (var sentence in sentences)
        {
            var words = Tokenizer.Words(sentence.Value).ToList();
            if (words.Count is 0 or > LongestSentence) continue;
            var isAsked = sentence.Value.EndsWith('?') || (sentences.Count == 1 && !sentence.Value.EndsWith('.'));
            foreach (var folded in RecordSpelling.Readings([.. words.Select(word => word.Folded)]))
            {
                if (Read(folded, isAsked, sentence.Value.EndsWith('?')) is not var (aspect, about)) continue;
                return new RecordIntent(aspect, aspect is not (RecordAspect.Taking or RecordAspect.Dose or RecordAspect.BareDose) && MayTake().IsMatch(Tokenizer.FoldedText(plain)) ? "" : About(sentence.Value, words, folded, about));
            }
        }
        return null;
    }

    private static (RecordAspect Aspect, Group About)? Read(string folded, bool isAsked, bool isMarked)
    {
        foreach (var (pattern, aspect) in Patterns.Concat(isAsked ? AskedPatterns : []).Concat(isMarked ? MarkedPatterns : []))
        {
            if (pattern.Match(folded) is { Success: true } match) return (aspect, match.Groups["about"]);
        }
        return null;
    }

    /// <summary>What was asked about, as it stands in the sentence; nothing where it is all of a kind: "anything", "medicines".</summary>
    private static string About(string sentence, List<Word> words, string folded, Group about)
    {
        if (!about.Success || Everything().IsMatch(about.Value) || Several().IsMatch(about.Value)) return "";
        var first = folded.AsSpan(0, about.Index).Count(' ');
        var last = first + about.ValueSpan.Count(' ');
        return sentence[words[first].Start..words[last].End];
    }

    [GeneratedRegex(@"[^.?!\n¿¡]+[.?!]?")]
    private static partial Regex Sentence();

    /// <summary>Whether one may take something: to that the record has neither a yes nor a no, whatever else is asked beside it.</summary>
    [GeneratedRegex("\\b(?:can|could|may|should|shall) (?:i|we|he|she) (?:still |also |safely )?(?:take|have|use|eat|drink|get)\\b|\\b(?:safe|ok|okay|allowed|fine) (?:for me |if i |to )|\\b(?:puedo|debo|podria) (?:tomar|usar|comer|beber)|\\bes seguro\\b")]
    private static partial Regex MayTake();

    [GeneratedRegex("^(?:(?:any|all|other|some|algun|alguna|algunos|algunas|otra|otro) ?)?(?:(?:thing|things|anything|something|medicines?|medications?|meds|drugs|pills|foods?|algo|nada|medicinas?|medicamentos?|alimentos?|comidas?)(?: else| mas)?)?$")]
    private static partial Regex Everything();

    private const string Meds = "(?:medicines?|medications?|meds|drugs|pills|prescriptions|scripts)";
    private const string Lead = "^(?:(?:hi|hello|hey|please|pls|so|and|can you|could you|tell me|show me|remind me|list|i want to know|do you know|i forgot) )*";

    [GeneratedRegex(Lead + "(?:(?:what|which)(?: (?:other|kind of|all))? ?" + Meds + "? (?:am i|do i|i am|im|i)(?: currently| now| supposed to)? (?:on|taking|take|prescribed)(?: (?:now|currently|today|right now|every day|daily))?$|(?:what (?:is|are)|which are|whats) (?:all )?(?:of )?my (?:current )?" + Meds + "(?: (?:now|list))?$|(?:(?:all )?(?:of )?my (?:current )?)?(?:" + Meds + "|medication list|med list|medicine list)$)")]
    private static partial Regex MyMedications();

    [GeneratedRegex(Lead + "(?:am i (?:still )?(?:on|taking|prescribed)|do i (?:still )?take) (?!.*\\b(?:track|time|way|leave|hold|call|list|schedule|diet)\\b)(?:any |a |an |the |my )?(?<about>[a-z0-9 -]{2,60})$")]
    private static partial Regex TakingOne();

    [GeneratedRegex("^(?:yo )?(?:estoy tomando|me recetaron|tomo) (?:el |la |los |las |un |una |algun |alguna |mi )?(?<about>[a-z0-9 -]{2,60})$")]
    private static partial Regex TomoUno();

    [GeneratedRegex("(?:^| )(?:que|cuales)(?: (?:son|medicinas|medicamentos|remedios|pastillas))*(?: mis)?(?: (?:medicinas|medicamentos|remedios|pastillas))?(?: (?:estoy tomando|tomo|me recetaron|debo tomar)(?: (?:ahora|hoy|yo))?)$|^(?:cuales son |digame |dime |lista de )?mis (?:medicinas|medicamentos|remedios|pastillas)$")]
    private static partial Regex MisMedicinas();

    [GeneratedRegex("(?:^| )(?:am i|im i|if i am|if im) allergic to (?:any |a |an |the )?(?<about>[a-z0-9 -]{2,60})$|(?:^| )do i have (?:an |any )?allerg(?:y|ies) to (?:any |a |an |the )?(?<about>[a-z0-9 -]{2,60})$")]
    private static partial Regex AllergicTo();

    [GeneratedRegex(Lead + "(?:what (?:things )?am i allergic to|what (?:is|are) my allerg(?:y|ies)|whats my allerg(?:y|ies)|do i have (?:(?:an|any|drug|food|medicine|medication|known) )*allerg(?:y|ies)(?: (?:on|in) (?:my )?(?:record|file|chart))?|(?:any |my )?(?:drug |food |medicine |medication )?allergies|allergy list|(?:all )?(?:of )?my allergies|which allergies do i have|what allergies do i have|am i allergic)(?: to)?$")]
    private static partial Regex MyAllergies();

    [GeneratedRegex("(?:^| )(?:soy|seré|sere) alergic[oa] (?:a la |a los |a las |al |a )(?<about>[a-z0-9ñ -]{2,60})$|(?:^| )tengo (?:alguna )?alergias? (?:a la |a los |a las |al |a )(?<about>[a-z0-9ñ -]{2,60})$")]
    private static partial Regex AlergicoA();

    [GeneratedRegex("^a que (?:cosas )?soy alergic[oa]$|^(?:cuales son |digame |dime )?mis alergias$|^(?:que|cuales|tengo) (?:alguna |algunas )?alergias?(?: tengo)?$")]
    private static partial Regex MisAlergias();

    [GeneratedRegex("(?:^| )(?:when|what day|what time|where)(?: is|s)? (?:my|the) (?:next |upcoming )?(?:visit|appointment|appt|apointment|checkup|check up)$|(?:^| )when do i (?:see (?:the |my )?(?:doctor|dr|nurse)|come in|have to come)(?: next| again)?$|(?:^| )do i have (?:an|any|a) (?:upcoming |next )?(?:visit|appointment|appt|appointments|visits)(?: (?:coming up|scheduled|soon|this week|this month|next week))?$|" + Lead + "my next (?:visit|appointment|appt)$|(?:^| )when is (?:my )?next (?:visit|appointment|appt)$")]
    private static partial Regex MyVisit();

    [GeneratedRegex("(?:^| )(?:cuando|a que hora|que dia|donde) (?:es|sera|tengo|me toca)(?: la| mi)?(?: proxima| siguiente)? (?:cita|visita|consulta)(?: medica)?$|^(?:mi )?proxima (?:cita|visita|consulta)$|^tengo (?:alguna |una )?(?:cita|visita|consulta)(?: (?:pronto|pendiente|programada))?$")]
    private static partial Regex MiCita();

    [GeneratedRegex(Lead + "(?:what|which) (?:medical |health |other )?(?:conditions?|diagnos[ei]s|illnesses|diseases|health problems|problems) (?:do i have|have i got|are (?:on|in) my (?:record|chart|file))(?: (?:on|in) my (?:record|chart|file))?$|" + Lead + "what (?:is|are) my (?:medical |health )?(?:conditions?|diagnos[ei]s|illnesses|health problems)$|(?:^| )(?:what is|whats) (?:on|in) my (?:medical )?(?:record|chart|file)$|" + Lead + "my (?:medical |health )?(?:conditions|diagnoses)$")]
    private static partial Regex MyConditions();

    [GeneratedRegex("^(?:que|cuales) (?:enfermedades|condiciones|diagnosticos|problemas de salud) tengo$|^cuales son mis (?:enfermedades|condiciones|diagnosticos|problemas de salud)$|^que (?:tengo|hay|dice|aparece) (?:en )?mi (?:expediente|historial|historia clinica)$|^mis (?:enfermedades|condiciones|diagnosticos)$")]
    private static partial Regex MisEnfermedades();

    [GeneratedRegex(Lead + "do i (?:still )?have (?:a |an |the |any )?(?<about>[a-z0-9 -]{3,60})$")]
    private static partial Regex HaveOne();

    [GeneratedRegex("^(?:yo |todavia )*tengo (?:la |el |un |una )?(?!(?:alguna |una )?(?:citas?|visitas?|consultas?)\\b)(?<about>[a-z0-9 -]{3,60})$")]
    private static partial Regex TengoUna();

    [GeneratedRegex(Lead + "(?:how old am i|(?:what is|whats) my age)$")]
    private static partial Regex MyAge();

    [GeneratedRegex("^(?:cuantos anos tengo|que edad tengo|cual es mi edad)(?: yo)?$")]
    private static partial Regex MiEdad();
}
