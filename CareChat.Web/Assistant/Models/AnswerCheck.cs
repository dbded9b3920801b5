using System.Text.RegularExpressions;

namespace CareChat.Web.Assistant.Models;

/// <summary>What makes a model's text no answer: signs it carries, not a judgement of its sense.</summary>
internal static partial class AnswerCheck
{
    /// <summary>The longest refusal; what is longer says more than no.</summary>
    private const int LongestRefusal = 400;

    /// <summary>True where a text shows that the model lost its part or says what it was not given.</summary>
    /// <param name="text">A whole text; one that ends with a blank is the beginning of one.</param>
    public static bool IsUnsound(string text, ModelPrompt prompt) =>
        text.Contains(prompt.Fence.Token, StringComparison.OrdinalIgnoreCase)
        || Markup().IsMatch(text)
        || Instructions.AreIn(text)
        || !prompt.Grounds.Hold(text)
        || !Denials.In(text).All(denial => IsGrounded(denial, prompt));

    /// <summary>An article knows nobody: what it says of people, or supposes, is no ground to deny something of this one.</summary>
    private static bool IsGrounded(Denial denial, ModelPrompt prompt) => denial.Of switch
    {
        Denied.Person => prompt.Record.State(denial.Words, denial.Sentence),
        Denied.Anybody => prompt.Grounds.Begin(denial.Words),
        _ => prompt.Grounds.Say(denial.Words),
    };

    /// <summary>True where all a text says is that the model will not help.</summary>
    public static bool IsRefusal(string text) =>
        text.Length <= LongestRefusal && Refusal().IsMatch(text.Replace('’', '\''));

    /// <summary>Raw data or code where an answer begins, another speaker's line, signs of the model's own format.</summary>
    [GeneratedRegex(@"^[ \t]*(?:[{<]|\[[ \t]*[{\[""]|```)|^[ \t]*(?:\*\*)?(?:system|assistant|user|human|developer|patient said|assistant said)(?:\*\*)?\s*:|<\||\|>|\[/?INST\]|</?(?:s|think|system|assistant|tool_call)>|<<|>>",
        RegexOptions.IgnoreCase | RegexOptions.Multiline)]
    private static partial Regex Markup();

    [GeneratedRegex(@"^\W*(?:(?:i'?m|i am)(?: very| so)? sorry|sorry|i apologi[sz]e|unfortunately|lo siento(?: mucho)?|lo lamento|disculpe|perdón)?[^a-zñáéíóú]{0,4}(?:but|pero)?\W*(?:as an ai\b|i (?:must|have to) (?:decline|refuse)|i'm not comfortable|(?:it is|it's) against my|debo (?:negarme|rechazar)|como (?:modelo|asistente|una? ia\b|inteligencia)|(?:i (?:can'?t|cannot|can not|won'?t|will not|am unable to|am not able to)|i'm (?:unable|not able) to|no puedo|no me es posible)\s+(?:help|assist|comply|answer|provide|discuss|do (?:that|this)|engage|continue|fulfil|support|respond|ayudar|asistir|cumplir|responder|contestar|proporcionar|dar|hablar|hacer|continuar))",
        RegexOptions.IgnoreCase)]
    private static partial Regex Refusal();
}
