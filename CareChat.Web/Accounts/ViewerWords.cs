using System.Collections;
using System.Globalization;
using System.Resources;
using System.Text.Json;
using Microsoft.AspNetCore.Components;

namespace CareChat.Web.Accounts;

/// <summary>
/// What the pages say, in the viewer's language. The language comes with the page and goes on with it into the circuit;
/// it is never the thread's, because a circuit is also drawn on the threads of those who write to it.
/// </summary>
public sealed class ViewerWords(IHttpContextAccessor http)
{
    /// <summary>How the keys of the scripts' words begin.</summary>
    private const string ScriptPrefix = "js.";

    internal static readonly ResourceManager Texts = new("CareChat.Web.Accounts.Words", typeof(ViewerWords).Assembly);
    private CultureInfo? culture;

    /// <summary><c>en</c> or <c>es</c>; carried from the page into its circuit.</summary>
    [PersistentState]
    public string? Language { get; set; }

    /// <summary>How dates and numbers are written.</summary>
    public CultureInfo Culture => culture ??= CultureInfo.GetCultureInfo(Find() == LanguageChoice.Spanish ? "es-US" : "en-US");

    /// <summary>The language as <see cref="Language"/>, found where nobody said it.</summary>
    public string Tag => Find();

    /// <summary>A text; the key itself where there is none.</summary>
    public string this[string key] => Texts.GetString(key, Culture) ?? key;

    /// <summary>A text with what stands at its <c>{0}</c>, <c>{1}</c>.</summary>
    public string this[string key, params object[] values] => string.Format(Culture, this[key], values);

    /// <summary>What stands before and after the <c>{0}</c> of a text, for a link in its middle.</summary>
    public (string Before, string After) Around(string key)
    {
        var parts = this[key].Split("{0}", 2);
        return (parts[0], parts.Length > 1 ? parts[1] : "");
    }

    /// <summary>The scripts' words as JSON.</summary>
    public string ForScripts()
    {
        var words = Texts.GetResourceSet(CultureInfo.InvariantCulture, createIfNotExists: true, tryParents: false)!.Cast<DictionaryEntry>()
            .Select(e => (string)e.Key).Where(key => key.StartsWith(ScriptPrefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal)
            .ToDictionary(key => key[ScriptPrefix.Length..], key => this[key]);
        return JsonSerializer.Serialize(words);
    }

    private string Find() => Language ??= LanguageChoice.Of(http.HttpContext);
}
