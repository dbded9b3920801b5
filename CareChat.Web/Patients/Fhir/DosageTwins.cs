using System.Text.Json;
using System.Text.Json.Nodes;
using Hl7.Fhir.Model;

namespace CareChat.Web.Patients.Fhir;

/// <summary>Elements of a dose that stand in two of their types, where R4 has one. Both are kept, each in a place of its own, so that neither gets lost.</summary>
internal static class DosageTwins
{
    /// <summary>What an extension is called that holds what has no place of its own.</summary>
    private const string Other = "urn:carechat:other-choice";

    private const string Needed = "asNeededBoolean";

    /// <summary>The resource with each of them apart: two amounts are two of <c>doseAndRate</c>, a second span stands beside the first, a reason says already that it is as needed.</summary>
    public static JsonElement Apart(JsonElement resource, out bool hasTwins)
    {
        hasTwins = DosageElements.Doses(resource).Any(HasTwins);
        if (!hasTwins) return resource;
        var apart = JsonNode.Parse(resource.GetRawText(), documentOptions: DosageElements.Deep)!;
        foreach (var dose in DosageElements.Lists.SelectMany(list => apart[list] as JsonArray ?? []).OfType<JsonObject>())
        {
            if (Of(dose, "asNeeded").Count > 1)
            {
                if (dose[Needed] is JsonValue said && said.GetValueKind() == JsonValueKind.False) Keep(dose, Needed, "asNeeded");
                else dose.Remove(Needed);
            }
            if ((dose["timing"] as JsonObject)?["repeat"] is JsonObject repeat)
                foreach (var name in Of(repeat, "bounds").OrderByDescending(name => name == "boundsPeriod").Skip(1)) Keep(repeat, name, "bounds");
            if (dose["doseAndRate"] is JsonArray amounts) dose["doseAndRate"] = new JsonArray([.. amounts.SelectMany(Split)]);
        }
        using var read = JsonDocument.Parse(apart.ToJsonString(), DosageElements.Deep);
        return read.RootElement.Clone();
    }

    /// <summary>What was said of an element beside what stands there.</summary>
    public static IEnumerable<DataType> Beside(Element element) => element.Extension.Where(extension => extension.Url == Other).Select(extension => extension.Value).OfType<DataType>();

    private static bool HasTwins(JsonElement dose) => EntryScan.AreTwo(dose, "asNeeded")
        || DosageElements.Parts(dose, "doseAndRate").Any(amount => EntryScan.AreTwo(amount, "dose") || EntryScan.AreTwo(amount, "rate"))
        || DosageElements.Parts(dose, "timing").SelectMany(timing => DosageElements.Parts(timing, "repeat")).Any(repeat => EntryScan.AreTwo(repeat, "bounds"));

    private static List<string> Of(JsonObject element, string choice) => [.. element.Where(member => member.Value is not null && EntryScan.IsOneOf(choice, member.Key)).Select(member => member.Key)];

    private static void Keep(JsonObject element, string name, string choice)
    {
        var value = element[name];
        element.Remove(name);
        if (element["extension"] is not JsonArray extensions) element["extension"] = extensions = [];
        extensions.Add(new JsonObject { ["url"] = Other, [$"value{name[choice.Length..]}"] = value });
    }

    /// <summary>An amount for each of what it says, with the rest of it.</summary>
    private static IEnumerable<JsonNode?> Split(JsonNode? amount)
    {
        if (amount is not JsonObject parts) return [amount?.DeepClone()];
        var (doses, rates) = (Of(parts, "dose"), Of(parts, "rate"));
        return doses.DefaultIfEmpty("").SelectMany(dose => rates.DefaultIfEmpty("").Select(rate =>
        {
            var one = (JsonObject)parts.DeepClone();
            foreach (var name in doses.Concat(rates).Where(name => name != dose && name != rate)) one.Remove(name);
            return one;
        }));
    }
}
