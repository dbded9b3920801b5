using CareChat.Tests.App;
using CareChat.Web.Assistant;
using CareChat.Web.Assistant.Answers;
using CareChat.Web.Assistant.Knowledge.Import;
using CareChat.Web.Data;
using CareChat.Web.Patients;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CareChat.Tests.Assistant.Knowledge;

/// <summary>The assistant without a model.</summary>
public sealed class EmbeddedAnswererTests(PortalHost host) : IClassFixture<PortalHost>
{
    [Fact]
    public async Task An_answer_is_cut_from_an_article_and_names_it_last()
    {
        var answer = await AskAsync("my son has asthma, what medicines are there to treat it?");

        Assert.True(answer.IsKnown);
        Assert.Equal("own/1-2", Assert.Single(answer.Sources).ExternalId);
        Assert.StartsWith("Two kinds of medicine treat asthma. Quick-relief inhalers open the airways within minutes.", answer.Text);
        Assert.EndsWith("\n\nSource: Own, Asthma: treatment", answer.Text);
        Assert.Equal("embedded", answer.Maker);
    }

    [Theory]
    [InlineData("Thanks, that helps!", "You are welcome. What else would you like to know?")]
    [InlineData("hello", "Hello. What would you like to know?")]
    [InlineData("Muchas gracias", "Con gusto. ¿Qué más le gustaría saber?")]
    public async Task Thanks_and_greetings_are_answered_as_such(string said, string expected)
    {
        var answer = await AskAsync(said);

        Assert.Equal((expected, true), (answer.Text, answer.IsKnown));
        Assert.Empty(answer.Sources);
    }

    [Fact]
    public async Task What_nobody_wrote_about_is_not_known_and_the_care_team_is_offered()
    {
        var english = await AskAsync("what is the capital of france");
        var spanish = await AskAsync("¿cuál es la capital de Francia?");

        Assert.False(english.IsKnown || spanish.IsKnown);
        Assert.Empty(english.Sources);
        Assert.Contains("Your care team can help", english.Text);
        Assert.Contains("Su equipo de atención puede ayudarle", spanish.Text);
    }

    [Theory]
    [InlineData("What is the blorptian wibblosis?", "from here your question does not reach them")]
    [InlineData("¿Qué es la wibblosis blorptiana?", "desde aquí su pregunta no les llega")]
    public async Task A_program_is_not_told_of_a_button_it_has_not(string text, string words)
    {
        var answer = await Answerer.AnswerAsync(new Question { InstanceId = await ImportedAsync(), Text = text, HasHandover = false }, null, CancellationToken.None);

        Assert.Contains(words, answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Mon enfant a mal au ventre depuis hier, que dois je faire")]
    [InlineData("minha filha tem asma, o que posso fazer")]
    [InlineData("孩子有哮喘怎么办")]
    [InlineData("ابني عنده ربو")]
    public async Task Who_writes_in_neither_language_is_told_so_in_both_and_whom_to_call(string question)
    {
        var answer = await AskAsync(question);

        Assert.False(answer.IsKnown);
        Assert.Empty(answer.Sources);
        Assert.Contains("English and Spanish only", answer.Text);
        Assert.Contains("In an emergency, call 911.", answer.Text);
        Assert.Contains("En una emergencia, llame al 911.", answer.Text);
    }

    [Fact]
    public async Task A_Spanish_question_is_answered_in_Spanish_or_told_that_it_is_not()
    {
        var own = await AskAsync("¿cómo mando una foto?");
        var foreign = await AskAsync("mi mamá tiene culebrilla, ¿qué es?");

        Assert.EndsWith("\n\nFuente: Own, Enviar una foto: how to", own.Text);
        Assert.StartsWith("Encontré esto solo en inglés: Shingles is a painful rash", foreign.Text);
    }

    [Fact]
    public async Task The_record_answers_before_articles_do_and_the_same_question_gets_the_same_answer()
    {
        var facts = new PatientFacts { Medications = [new RecordLine("Salbutamol", "when needed")] };

        var first = await AskAsync("What medicines am I taking?", facts);
        var second = await AskAsync("What medicines am I taking?", facts);

        Assert.StartsWith("Your record lists these medicines: Salbutamol (when needed).", first.Text);
        Assert.Empty(first.Sources);
        Assert.Equal(first.Text, second.Text);
    }

    [Fact]
    public async Task Whoever_watches_is_told_the_text()
    {
        var told = new List<string>();
        var instance = await ImportedAsync();

        var answer = await Answerer.AnswerAsync(new Question { InstanceId = instance, Text = "what is shingles" }, told.Add, CancellationToken.None);

        Assert.Equal(answer.Text, told.Last());
    }

    private EmbeddedAnswerer Answerer => host.Services.GetRequiredService<EmbeddedAnswerer>();

    private async Task<AssistantAnswer> AskAsync(string text, PatientFacts? facts = null) =>
        await Answerer.AnswerAsync(new Question { InstanceId = await ImportedAsync(), Text = text, Patient = facts }, null, CancellationToken.None);

    private async Task<Guid> ImportedAsync()
    {
        var instance = (await host.InstanceAsync($"a-{Guid.NewGuid():N}")).Id;
        await host.Services.GetRequiredService<KnowledgeImport>().RunAsync(Actor.Operator(instance), OwnArticles.Plain(), "own.jsonl", new Progress<int>());
        return instance;
    }
}
