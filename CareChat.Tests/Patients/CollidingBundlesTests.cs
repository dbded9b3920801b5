using System.Globalization;
using CareChat.Tests.App;
using Xunit;

namespace CareChat.Tests.Patients;

/// <summary>Bundles of two people that share ids, servers, names, dates and numbers at random: never one patient of both.</summary>
public sealed class CollidingBundlesTests(PortalHost host) : IClassFixture<PortalHost>
{
    private static int Pairs => int.Parse(Environment.GetEnvironmentVariable("CARECHAT_PAIRS") ?? "100", CultureInfo.InvariantCulture);

    private sealed record Human(string Mark, string Given, string Family, string? Birth, string Id, string? Server, string? Urn, string Identifiers, string Gender);

    [Fact]
    public async Task Of_random_pairs_no_patient_has_anything_of_two_people()
    {
        var random = new Random(20261129);
        for (var pair = 0; pair < Pairs; pair++)
        {
            var actor = await host.ClinicAsync($"pair-{pair}");
            var one = Anybody(random, "A", null);
            var two = Anybody(random, "B", one);
            var named = new List<string>();
            if (random.Next(4) == 0) named.AddRange(await NamedAsync(actor, Bundle(random, Entries(random, one), Entries(random, two))));
            else
            {
                named.AddRange(await NamedAsync(actor, Bundle(random, Entries(random, one))));
                named.AddRange(await NamedAsync(actor, Bundle(random, Entries(random, two))));
            }
            await NobodyIsTwoAsync(actor, [one, two], named, pair);
        }
    }

    private async Task<IEnumerable<string>> NamedAsync(Web.Data.Actor actor, string bundle) =>
        (await host.ImportAsync(actor, bundle)).Skipped.Select(skipped => skipped.Resource);

    private async Task NobodyIsTwoAsync(Web.Data.Actor actor, Human[] humans, List<string> named, int pair)
    {
        var inRecord = new HashSet<string>();
        foreach (var (patient, lines) in await host.PeopleAsync(actor))
        {
            var marks = lines.Select(line => line.Text[..1]).Distinct().ToList();
            Assert.True(marks.Count <= 1, $"pair {pair}: one patient has lines of two people");
            var matching = humans.Where(h => h.Family == patient.LastName && h.Given == patient.FirstName
                && (patient.BirthDate?.ToString("O", CultureInfo.InvariantCulture) ?? patient.PartialBirthDate) == h.Birth).ToList();
            Assert.True(matching.Count > 0, $"pair {pair}: a patient is nobody who was sent");
            Assert.True(marks.Count == 0 || matching.Any(h => h.Mark == marks[0]), $"pair {pair}: one person's line stands with the other");
            inRecord.UnionWith(marks);
        }
        foreach (var human in humans)
            Assert.True(inRecord.Contains(human.Mark) || named.Any(name => name.StartsWith("AllergyIntolerance", StringComparison.Ordinal)),
                $"pair {pair}: a line is neither in nor named");
    }

    /// <summary>Somebody who differs from another in name or in date of birth, and may be like them in everything else.</summary>
    private static Human Anybody(Random random, string mark, Human? other)
    {
        while (true)
        {
            var identifiers = string.Join(",", Enumerable.Range(0, random.Next(3)).Select(_ => Identifier(random)));
            var human = new Human(mark, Pick(random, "Ana", "Ana Maria", "Boris"), Pick(random, "Alpha", "Beta"),
                Pick(random, null, "1970", "1970-01-02", "2001-05-05"), Pick(random, "7", "8"), Pick(random, null, "https://a.example/fhir", "https://b.example/fhir"),
                Pick(random, null, "urn:uuid:7", "urn:uuid:8"), identifiers, Pick(random, "male", "female"));
            if (other is null || Differ(human, other)) return human;
        }
    }

    private static string Identifier(Random random)
    {
        var type = random.Next(2) == 0 ? "\"type\":{\"coding\":[{\"code\":\"MR\"}]}," : "";
        var system = random.Next(4) == 0 ? "" : $"\"system\":\"urn:oid:1.{random.Next(2)}\",";
        return $$"""{{{type}}{{system}}"value":"{{random.Next(2)}}"}""";
    }

    /// <summary>What no program could tell apart is left out: one name and dates of which one may be the other.</summary>
    private static bool Differ(Human one, Human other) => one.Family != other.Family || one.Given.Split(' ')[0] != other.Given.Split(' ')[0]
        || (one.Birth is { Length: 10 } && other.Birth is { Length: 10 } && one.Birth != other.Birth);

    private static string Entries(Random random, Human human)
    {
        var url = human.Server is { } server ? $"\"fullUrl\":\"{server}/Patient/{human.Id}\"," : human.Urn is { } urn ? $"\"fullUrl\":\"{urn}\"," : "";
        var birth = human.Birth is null ? "" : $"\"birthDate\":\"{human.Birth}\",";
        var patient = $$$"""
            {{{{url}}}"resource":{"resourceType":"Patient","id":"{{{human.Id}}}",{{{birth}}}"gender":"{{{human.Gender}}}","identifier":[{{{human.Identifiers}}}],
             "name":[{"family":"{{{human.Family}}}","given":["{{{human.Given}}}"]}]} }
            """;
        var reference = random.Next(4) switch
        {
            0 when human.Server is { } from => $"{from}/Patient/{human.Id}",
            1 when human is { Server: null, Urn: { } bare } => bare,
            2 when human.Server is { } from => $"{from}/Patient/{human.Id}/_history/2",
            _ => $"Patient/{human.Id}",
        };
        var lineUrl = human.Server is { } own && random.Next(3) > 0 ? $"\"fullUrl\":\"{own}/AllergyIntolerance/1{human.Mark}\"," : "";
        var id = Pick(random, "1", $"1{human.Mark}");
        if (lineUrl.Length > 0) id = $"1{human.Mark}";
        var line = $$$"""
            {{{{lineUrl}}}"resource":{"resourceType":"AllergyIntolerance","id":"{{{id}}}","code":{"text":"{{{human.Mark}}} allergen"},"patient":{"reference":"{{{reference}}}"} } }
            """;
        return random.Next(2) == 0 ? $"{patient},{line}" : $"{line},{patient}";
    }

    private static string Bundle(Random random, params string[] entries) =>
        $$"""{"resourceType":"Bundle","type":"{{Pick(random, "collection", "searchset", "transaction", "batch", "document")}}","entry":[{{string.Join(",", entries)}}]}""";

    private static T Pick<T>(Random random, params T[] among) => among[random.Next(among.Length)];
}
