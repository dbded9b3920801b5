using System.Net.Http.Json;
using System.Text.RegularExpressions;
using CareChat.Tests.App;
using CareChat.Tests.PatientApi;
using CareChat.Web.Assistant.Models;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CareChat.Tests.Assistant.Models;

/// <summary>Forty patients' programs at once before one model: what it reads of a call is of that call's patient alone.</summary>
[Collection(RunsAlone.Name)]
public sealed partial class ModelPatientsTests(ModelHost host) : IClassFixture<ModelHost>
{
    private const int Calls = 1_000;

    /// <summary>The first call's number; "call 911" would be answered by nobody's model.</summary>
    private const int First = 1_000;

    [Fact]
    public async Task Nothing_of_another_patient_is_in_a_prompt_over_a_thousand_mixed_calls()
    {
        host.Model.Behaviour = (http, prompt) => ModelServer.SayAsync(http, Tell(new FencedPrompt(prompt)["record"]));
        var people = new List<Person>();
        for (var number = 0; number < 40; number++)
            people.Add(await PersonAsync(number) with { Shared = number % 2 == 0 ? await host.Http.ThreadAsync() : people[^1].Shared });

        await Parallel.ForEachAsync(Enumerable.Range(First, Calls), new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (call, _) =>
        {
            var person = people[call * 7 % people.Count];
            var answer = (await host.Http.AskAsync(person.Asks(call))).Text("response")!;
            Assert.True(Owners(answer).SequenceEqual([person.Mark]), $"{call}, patient {person.Mark}: {answer}");
        });

        Assert.Equal(Calls, host.Services.GetRequiredService<ModelHealth>().Answers);
        Assert.Equal(Calls, host.Model.Prompts.Select(p => new FencedPrompt(p)["question"]).Distinct().Count());
        Assert.Equal(Calls, host.Model.Prompts.Count);
        foreach (var sent in host.Model.Prompts)
        {
            var prompt = new FencedPrompt(sent);
            var call = int.Parse(CallNumber().Match(prompt["question"]).Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);
            var person = people[call * 7 % people.Count];
            Assert.Equal([person.Mark], Owners(sent.System + sent.User));
            Assert.Equal(person.InRecord(call), Canary().Matches(prompt["record"]).Select(m => m.Groups[1].Value).Order());
        }
        Assert.Contains(host.Model.Prompts, p => Canary().Count(p.User) > 40); // talks were long enough to carry something over
    }

    /// <summary>A model that repeats all it can of a record.</summary>
    private static string Tell(string record) => $"Your record says {string.Join(", ", Canary().Matches(record).Select(m => m.Value))}. [R]";

    private static IEnumerable<string> Owners(string text) => Canary().Matches(text).Select(m => m.Groups[2].Value).Distinct();

    private async Task<Person> PersonAsync(int number)
    {
        var person = new Person(number);
        using var made = await host.Http.PostAsJsonAsync("/api/cura/patients", new
        {
            name = person.Canary("name"),
            phone_number = person.Phone,
            conditions = new[] { person.Canary("condition") },
            medications = new object[] { new { name = person.Canary("medicine"), dosage = "10 mg" } },
            allergies = person.Canary("allergy"),
            notes = new[] { new { text = person.Canary("kept") } },
        });
        var id = (await made.JsonAsync(201)).GetProperty("patient").GetProperty("id").GetGuid();
        return person with { Id = id, Linked = await host.Http.ThreadAsync(new { patientId = id }), Loose = await host.Http.ThreadAsync() };
    }

    [GeneratedRegex("([a-z]+)-of-([0-9]{2})-only")]
    private static partial Regex Canary();

    [GeneratedRegex("^Call ([0-9]+) ")]
    private static partial Regex CallNumber();

    /// <summary>Somebody whose every word can be told from everybody else's.</summary>
    private sealed record Person(int Number)
    {
        private static readonly string[] Recorded = ["allergy", "condition", "kept", "medicine", "name"];

        public Guid Id { get; init; }

        /// <summary>A thread about this patient.</summary>
        public string Linked { get; init; } = "";

        /// <summary>A thread about nobody, on which each call names this patient.</summary>
        public string Loose { get; init; } = "";

        /// <summary>A thread about nobody, on which each call names this patient or the next.</summary>
        public string Shared { get; init; } = "";

        public string Mark => $"{Number:00}";

        public string Phone => $"555010{Number:0000}";

        public string Canary(string place) => $"{place}-of-{Mark}-only";

        /// <summary>What a call sends: by thread or alone, the patient named in one way or another, with data of its own or without.</summary>
        public object Asks(int call)
        {
            var message = $"Call {call} {Canary("question")}: what do you know of me?";
            var data = new { medications = new[] { Canary("tablet") }, notes = new[] { Canary("note") }, height = Canary("other") };
            var conversationHistory = new[] { new { role = "user", content = Canary("said") }, new { role = "assistant", content = Canary("answered") } };
            return (call % 11) switch
            {
                0 => new { message, threadId = Linked },
                1 => new { message, threadId = Linked, patientId = Id },
                2 => new { message, threadId = Linked, phone = Phone, patientData = data },
                3 => new { message, threadId = Loose, patientId = Id },
                4 => new { message, threadId = Loose, phone = Phone, patientData = data },
                5 => new { message, patientId = Id, conversationHistory },
                6 => new { message, phone = Phone, conversationHistory },
                7 => new { message, patientId = Id, patientData = data },
                8 => new { message, threadId = Shared, patientId = Id },
                9 => new { message, threadId = Shared, phone = Phone },
                _ => new { message, patientData = data, conversationHistory },
            };
        }

        /// <summary>The places of the canaries that stand in the record of such a call.</summary>
        public IEnumerable<string> InRecord(int call) => (call % 11) switch
        {
            2 or 4 or 7 => ["allergy", "condition", "name", "note", "other", "tablet"],
            10 => ["note", "other", "tablet"],
            _ => Recorded,
        };
    }
}
