using CareChat.Web.Assistant;
using CareChat.Web.Assistant.Drafts;
using Xunit;

namespace CareChat.Tests.Assistant.Drafts;

public sealed class DraftTextTests
{
    [Theory]
    [InlineData("Drink water.\nRest.\n\nSource: NHLBI, Hypotension", "Drink water.\nRest.")]
    [InlineData("Beba agua.\n\nFuente: NHLBI", "Beba agua.")]
    [InlineData("Sources: A; B", "")]
    [InlineData("I am the assistant. Rest for two days.", "Rest for two days.")]
    [InlineData("Rest for two days. I am an AI and can be wrong.", "Rest for two days.")]
    [InlineData("Soy el asistente. Descanse dos días.", "Descanse dos días.")]
    [InlineData("Rest. Your care team can tell you more. Tell your care team if it lasts.", "Rest. We can tell you more. Tell us if it lasts.")]
    [InlineData("Write to your care team. Wait until your care team says so.", "Write to us. Wait until your care team says so.")]
    [InlineData("Llame a su equipo de atención si dura. Su equipo de atención puede explicarle más.", "Llámenos si dura. Podemos explicarle más.")]
    [InlineData("Si falta algo, dígaselo a su equipo de atención antes de tomar algo nuevo.", "Si falta algo, díganoslo antes de tomar algo nuevo.")]
    [InlineData("A physician assistant may see you. Air and pain are not AI.", "A physician assistant may see you. Air and pain are not AI.")]
    [InlineData("The source: a virus.", "The source: a virus.")]
    public void Of_an_answer_what_a_clinician_would_say_is_left(string answer, string draft) => Assert.Equal(draft, DraftText.Adapt(answer));

    [Fact]
    public void An_answer_of_which_nothing_is_left_becomes_a_holding_reply()
    {
        var answer = new AssistantAnswer("I am the assistant.", [], true, "model");

        Assert.Equal(DraftText.Holding("es"), DraftText.Of(answer, "es"));
    }
}
