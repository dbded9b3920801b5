using System.Collections;
using System.Globalization;
using System.Text.RegularExpressions;
using CareChat.Tests.App;
using CareChat.Web.Accounts;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace CareChat.Tests.Accounts;

/// <summary>The texts of the patients' pages: whole in both languages, and none is asked for that is not there.</summary>
public sealed partial class ViewerWordsTests
{
    /// <summary>What is rightly the same in both languages; the care team reads English only.</summary>
    private static readonly string[] Alike = ["menu.colors.auto", "message.letter.team", "message.transcript.team"];

    private static readonly Dictionary<string, string> English = Read(CultureInfo.InvariantCulture);
    private static readonly Dictionary<string, string> Spanish = Read(CultureInfo.GetCultureInfo("es"));

    [Fact]
    public void Each_text_is_there_in_both_languages_with_the_same_places()
    {
        Assert.Equal(English.Keys.Order(), Spanish.Keys.Order());
        Assert.Empty(English.Where(e => Places(e.Value) != Places(Spanish[e.Key])).Select(e => e.Key));
        Assert.Empty(English.Where(e => string.IsNullOrWhiteSpace(e.Value) || string.IsNullOrWhiteSpace(Spanish[e.Key])).Select(e => e.Key));
    }

    [Fact]
    public void No_English_is_left_in_the_Spanish_texts()
    {
        Assert.Equal(Alike.Order(), English.Where(e => e.Value == Spanish[e.Key]).Select(e => e.Key).Order());
        Assert.Empty(Spanish.Where(e => !Alike.Contains(e.Key) && EnglishWord().IsMatch(e.Value)).Select(e => $"{e.Key}: {e.Value}"));
    }

    [Fact]
    public void The_texts_address_the_reader_as_usted()
    {
        Assert.Empty(Spanish.Where(e => Familiar().IsMatch(e.Value)).Select(e => $"{e.Key}: {e.Value}"));
    }

    [Fact]
    public void Pages_and_scripts_ask_only_for_texts_that_are_there_and_each_is_asked_for()
    {
        var web = Path.Combine(Repository.Root, "CareChat.Web");
        var sources = Directory.EnumerateFiles(web, "*", SearchOption.AllDirectories)
            .Where(f => Path.GetExtension(f) is ".razor" or ".cs" or ".js" && !f.Contains("/obj/", StringComparison.Ordinal) && !f.Contains("/bin/", StringComparison.Ordinal))
            .ToDictionary(f => f, File.ReadAllText);
        var asked = sources.Values.SelectMany(text => Asked().Matches(text)).Select(m => m.Groups[1].Value)
            .Concat(sources.Where(s => s.Key.EndsWith(".js", StringComparison.Ordinal)).SelectMany(s => AskedByScript().Matches(s.Value)).Select(m => "js." + m.Groups[1].Value)).ToHashSet();

        Assert.DoesNotContain(asked, key => !English.ContainsKey(key));
        var everything = string.Join('\n', sources.Values);
        Assert.DoesNotContain(English.Keys, key => !everything.Contains(key.StartsWith("js.", StringComparison.Ordinal) ? key[3..] : $"\"{key}\"", StringComparison.Ordinal));
    }

    [Fact]
    public void Times_and_days_are_written_as_the_viewer_reads_them()
    {
        var clock = new FixedClock();
        var at = clock.GetUtcNow();

        Assert.Equal(("2:00 pm", "Thursday, April 2", "Apr 2"), Of("en"));
        Assert.Equal(("2:00 p. m.", "Jueves, 2 de abril", "2 abr"), Of("es"));

        (string, string, string) Of(string language)
        {
            var viewer = new ViewerClock(new HttpContextAccessor(), clock, new ViewerWords(new HttpContextAccessor()) { Language = language }) { ZoneId = "UTC" };
            return (Plain(viewer.Time(at)), viewer.Day(at), viewer.ShortDay(at).TrimEnd('.'));
        }
    }

    /// <summary>With plain blanks: which one stands before "p. m." is the library's business.</summary>
    private static string Plain(string text) => string.Concat(text.Select(c => char.IsWhiteSpace(c) ? ' ' : c));

    private static Dictionary<string, string> Read(CultureInfo culture) =>
        ViewerWords.Texts.GetResourceSet(culture, createIfNotExists: true, tryParents: false)!.Cast<DictionaryEntry>()
            .ToDictionary(e => (string)e.Key, e => (string)e.Value!);

    private static string Places(string text) => string.Join(',', Place().Matches(text).Select(m => m.Value).Order());

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Place();

    [GeneratedRegex(@"\b(the|you|your|and|not|is|are|with|this|message|try|again|send|call|team|care|page)\b", RegexOptions.IgnoreCase)]
    private static partial Regex EnglishWord();

    [GeneratedRegex(@"\b(tú|tu|tus|te|ti|contigo|puedes|quieres|tienes|escribe a|llama a)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Familiar();

    [GeneratedRegex(@"[Ww]ords(?:\[|\.Around\()""([a-z.0-9-]+)""")]
    private static partial Regex Asked();

    [GeneratedRegex(@"\bword\('([a-z-]+)'")]
    private static partial Regex AskedByScript();
}
