using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace CareChat.Tests.Assistant.Knowledge;

/// <summary>A few articles of our own, in the shape that is imported.</summary>
internal static class OwnArticles
{
    private static readonly object[] Lines =
    [
        Of("own/1-1", "Asthma", "information", "What is asthma?", "Asthma is a long-lasting illness of the airways. It makes them swell and narrow. People with asthma wheeze and cough, most of all at night. It cannot be cured, but it can be controlled."),
        Of("own/1-2", "Asthma", "treatment", "What are the treatments for asthma?", "Two kinds of medicine treat asthma. Quick-relief inhalers open the airways within minutes. Long-term control medicines keep the swelling down and are used every day. A written plan says which one to use when."),
        Of("own/1-3", "Asthma", "symptoms", "What are the symptoms of asthma?", "Signs of asthma are:\n - wheezing\n - coughing at night\n - a tight chest\n - shortness of breath\nThey come and go."),
        Of("own/1-4", "Asthma", "considerations", "What about children with asthma?", "Children with asthma use a spacer with their inhaler. Their school should have a copy of the plan. Most children can run and play as others do."),
        Of("own/2-1", "Gallstones", "information", "What are gallstones?", "Gallstones are hard pieces that form in the gallbladder. Some are as small as sand and others as large as a golf ball. Many people have them and never know.", "Cholelithiasis"),
        Of("own/2-2", "Gallstones", "treatment", "How are gallstones treated?", "Gallstones that cause pain are treated with surgery to remove the gallbladder. People can live well without it. Stones without pain need no treatment."),
        Of("own/3-1", "High blood pressure", "information", "What is high blood pressure?", "Blood pressure is high when the blood pushes too hard against the walls of the arteries. Most people feel nothing. Over years it harms the heart, the brain and the kidneys.", "Hypertension"),
        Of("own/4-1", "Shingles", "information", "What is shingles?", "Shingles is a painful rash with blisters on one side of the body. The virus of chickenpox causes it. It can come back to life many years later.", "Herpes zoster"),
        Of("own/5-1", "Cough", "information", "What is a cough?", "A cough is how the body clears the airways. Most coughs go away in three weeks. A cough with blood needs a visit."),
        Of("own/6-1", "Enviar una foto", "how to", "¿Cómo envío una foto?", "Abra el chat con su equipo de atención. Toque el signo más al lado del cuadro donde escribe. Elija una foto o tome una nueva. Luego toque la flecha para enviarla.", "mandar una foto", "es"),
        Of("own/6-1", "Sending a photo", "how to", "How do I send a photo?", "Open the chat with your care team. Tap the plus sign beside the box where you write. Choose a photo or take a new one. Then tap the arrow to send it.", "attach a picture"),
    ];

    /// <summary>The articles as JSON lines.</summary>
    public static string Text => string.Join('\n', Lines.Select(line => JsonSerializer.Serialize(line)));

    /// <summary>A file of them.</summary>
    public static MemoryStream Plain(string? text = null) => new(Encoding.UTF8.GetBytes(text ?? Text));

    /// <summary>The same, packed.</summary>
    public static MemoryStream Packed()
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true)) gzip.Write(Encoding.UTF8.GetBytes(Text));
        packed.Position = 0;
        return packed;
    }

    private static object Of(string id, string focus, string type, string question, string answer, string synonym = "", string language = "en") =>
        new { id, source = "Own", url = "https://example.org/" + id, focus, synonyms = synonym.Length > 0 ? new[] { synonym } : [], type, question, answer, language };
}
