using System.Text;
using CareChat.Web.Safety;

namespace CareChat.Web.Encounters.Letters;

/// <summary>Evaluates a letter by its headings and a few words: the same letter is always judged the same (contract C.1).</summary>
public sealed class HeadingEvaluator : ILetterEvaluator
{
    /// <summary>Below this age the weight must be told.</summary>
    private const int WeightAge = 19;

    /// <inheritdoc />
    public Task<Evaluation?> EvaluateAsync(string letter, EmergencyFinding? finding, CancellationToken cancellationToken) => Task.FromResult(Evaluate(letter, finding));

    /// <summary>The evaluation; null where no heading is known.</summary>
    public static Evaluation? Evaluate(string letter, EmergencyFinding? finding)
    {
        var sections = LetterSections.Read(letter);
        if (!sections.HasAny) return null;
        var met = 0;
        for (var place = 0; place < Criteria.WithinScope; place++)
            if (sections.Of(place).Any(text => IsMet(place, text))) met |= 1 << place;
        var emergency = finding is { IsCallNow: true } ? finding : null;
        var lacksWeight = sections.Of(Criteria.AgeAndSex).Select(LetterWords.Age).FirstOrDefault(age => age is not null) < WeightAge
            && !LetterWords.HasWeight(letter);
        var hasTen = met == Criteria.Complete >> 1;
        if (hasTen && emergency is null && !lacksWeight) met |= 1 << Criteria.WithinScope;
        return new Evaluation(met, Comment(met, sections, emergency, lacksWeight), emergency is not null);
    }

    private static bool IsMet(int place, string text) =>
        LetterWords.SaysSomething(text) && (place != Criteria.AgeAndSex || LetterWords.HasAgeAndSex(text));

    private static string Comment(int met, LetterSections sections, EmergencyFinding? emergency, bool lacksWeight)
    {
        var text = new StringBuilder();
        if (emergency is not null)
            text.Append($"The letter describes what may be an emergency ({LetterScreen.Words(emergency.Kind)}). That cannot be handled here. ");
        for (var place = 0; place < Criteria.WithinScope; place++)
            if (!Criteria.Has(met, place)) text.Append(WhyNot(place, sections)).Append(' ');
        if (lacksWeight) text.Append("The patient is under 19: add the weight, for example \"Weight: 41 kg\". ");
        if (met == Criteria.Complete) text.Append("All eleven criteria are met.");
        else if (emergency is null && !lacksWeight) text.Append("The request counts as within scope once the other ten criteria are met.");
        return text.ToString().TrimEnd();
    }

    private static string WhyNot(int place, LetterSections sections)
    {
        var label = Criteria.All[place].Label;
        var said = sections.Of(place).ToList();
        if (said.Count == 0) return $"{label}: no heading \"# {label}\" was found.";
        if (!said.Any(LetterWords.SaysSomething)) return $"{label}: there is nothing under the heading but a placeholder or too little text.";
        return $"{label}: an age in numbers and a sex are needed, for example \"34-year-old woman\".";
    }
}
