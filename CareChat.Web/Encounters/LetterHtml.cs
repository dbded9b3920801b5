using Markdig;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Renderers.Html.Inlines;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace CareChat.Web.Encounters;

/// <summary>
/// A letter's Markdown as HTML that can do nothing: markup in the letter is shown as text, an address is read and not
/// followed, a picture is its words. Letters come from outside programs.
/// </summary>
public static class LetterHtml
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().UseEmphasisExtras().Build();

    /// <summary>The letter as HTML; null where it cannot be read as Markdown and is shown as it is.</summary>
    public static string? Of(string letter)
    {
        using var writer = new StringWriter();
        var renderer = new HtmlRenderer(writer);
        Pipeline.Setup(renderer);
        renderer.ObjectRenderers.Replace<LinkInlineRenderer>(new ReadLink());
        renderer.ObjectRenderers.Replace<AutolinkInlineRenderer>(new ReadAddress());
        renderer.ObjectRenderers.Replace<HeadingRenderer>(new OneHeading());
        try
        {
            renderer.Render(Markdown.Parse(letter, Pipeline));
            return writer.ToString();
        }
        catch (ArgumentException)
        {
            return null; // nested deeper than the parser follows
        }
    }

    private sealed class ReadLink : HtmlObjectRenderer<LinkInline>
    {
        protected override void Write(HtmlRenderer renderer, LinkInline link)
        {
            if (link.IsImage) renderer.Write("[picture: ");
            renderer.WriteChildren(link);
            if (!string.IsNullOrEmpty(link.Url) && !link.IsAutoLink) renderer.Write(link.IsImage ? ", " : " (").WriteEscape(link.Url).Write(link.IsImage ? "" : ")");
            if (link.IsImage) renderer.Write("]");
        }
    }

    private sealed class ReadAddress : HtmlObjectRenderer<AutolinkInline>
    {
        protected override void Write(HtmlRenderer renderer, AutolinkInline link) => renderer.WriteEscape(link.Url);
    }

    /// <summary>All headings stand on one level below the page's own, whatever order the letter has them in.</summary>
    private sealed class OneHeading : HtmlObjectRenderer<HeadingBlock>
    {
        protected override void Write(HtmlRenderer renderer, HeadingBlock heading)
        {
            renderer.Write($"<h3 class=\"h{heading.Level}\">");
            renderer.WriteLeafInline(heading);
            renderer.WriteLine("</h3>");
        }
    }
}
