using CareChat.Web.Encounters.Letters;
using Xunit;

namespace CareChat.Tests.Encounters.Api;

/// <summary>What an agent is taught (contract C.10).</summary>
public sealed class SkillPageTests(EncounterHost host) : IClassFixture<EncounterHost>
{
    [Fact]
    public async Task The_page_names_this_portal_and_every_heading()
    {
        using var answer = await host.With(null).GetAsync("/SKILL.md");
        var text = await answer.Content.ReadAsStringAsync();

        Assert.Equal("text/markdown", answer.Content.Headers.ContentType?.MediaType);
        Assert.Contains($"API={host.Address.GetLeftPart(UriPartial.Authority)}/api/v1\n", text);
        Assert.DoesNotContain("{{", text);
        Assert.All(Criteria.All.Take(10), c => Assert.Contains($"`{c.Label}`", text));
    }
}
