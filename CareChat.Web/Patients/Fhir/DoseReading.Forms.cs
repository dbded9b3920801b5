using System.Text.RegularExpressions;

namespace CareChat.Web.Patients.Fhir;

/// <summary>The forms in which a dose says its numbers.</summary>
internal sealed partial class DoseReading
{
    [GeneratedRegex(@"(?<=\d),(?=\d{3}\b)")]
    private static partial Regex Thousands();

    [GeneratedRegex(@"(?<![\d.,/-] ?)(?<part>\d{1,3}(?:\.\d+)?)(?: ?[-–] ?(?<part>\d{1,3}(?:\.\d+)?)){2,3}(?! ?[-–/]|\d|[.,]\d)")]
    private static partial Regex Scheme();

    [GeneratedRegex(@"\b(?:before|after|with)(?= (?:each |every |the |your |a |main |evening |morning )*(?:breakfast|lunch|dinner|supper|meals?)\b)")]
    private static partial Regex Relation();

    [GeneratedRegex(@"(\d) ?[-–] ?(\d)(?!\d{3})")]
    private static partial Regex Joined();

    /// <summary>"30 minutes before breakfast", "in 1 h".</summary>
    [GeneratedRegex(@"\b\d+(?:\.\d+)? (?:minute|hour)s? (?=before|after)|\bin 1 [a-z]+\b")]
    private static partial Regex Apart();

    [GeneratedRegex(@"\b(?:from |until )*\d{4}-\d\d(?:-\d\d)?(?:t[\d:.z+-]*)?|\b\d{1,2}/\d{1,2}/\d{2,4}\b")]
    private static partial Regex Date();

    [GeneratedRegex(@"\b(?<hour>\d{1,2})(?::(?<minute>\d\d)(?::\d\d)?)? ?(?<half>[ap])\.?m\b\.?|\b(?<hour>\d{1,2}):(?<minute>\d\d)(?::\d\d)?\b")]
    private static partial Regex Clock();

    [GeneratedRegex(@"\b(?:at most|max\w*\.?:?(?: of)?|(?:do )?no(?:t|) (?:to )?(?:more than|exceed(?:ing)?)|no m[aá]s de) (?<value>\d+(?:[.,]\d+)?) ?(?<unit>[a-zµ]+)?(?: (?:in|per))?(?: (?:an? |1 |24 )?(?:times a day|day|hours|week))?")]
    private static partial Regex Limit();

    [GeneratedRegex(@"\bfor (?:up to )?(?:(?<least>\d+(?:\.\d+)?) to )?(?<most>\d+(?:\.\d+)?) (?<unit>minute|hour|day|week|month|year)s?\b(?: each time)?")]
    private static partial Regex Span();

    [GeneratedRegex(@"\b(?:(?<least>\d+(?:\.\d+)?) to )?(?<most>\d+(?:\.\d+)?) times (?:an?|per|every|each) ?(?:(?<period>\d+(?:\.\d+)?) )?(?<unit>hour|day|week|month|year)s?\b")]
    private static partial Regex Often();

    [GeneratedRegex(@"\b(?:every|each) (?:(?<least>\d+(?:\.\d+)?) to )?(?:(?<most>\d+(?:\.\d+)?) )?(?<unit>minute|hour|day|week|month|year)s?\b")]
    private static partial Regex Every();

    [GeneratedRegex(@"\b(?:morning|breakfast|noon|midday|lunch|afternoon|evening|dinner|supper|night|nightly|bedtime|q?hs|sleep|meals?)\b")]
    private static partial Regex Moment();

    [GeneratedRegex(@"\b(?<day>(?:mon|tues|wednes|thurs|fri|satur|sun)day)s?\b")]
    private static partial Regex Day();

    [GeneratedRegex(@"(?<![\d.,])(?<value>\d+(?:[.,]\d+)?)(?: ?(?<unit>[a-zµμáéíóú]+))?")]
    private static partial Regex Measure();

    [GeneratedRegex(@"\p{L}+")]
    private static partial Regex Letters();
}
