using System.Text.RegularExpressions;
using CareChat.Tests.Accounts;
using CareChat.Tests.App;
using CareChat.Web.Data;
using Xunit;

namespace CareChat.Tests.Layout;

/// <summary>What a page loads besides itself.</summary>
public sealed partial class LibraryTests(PortalHost host) : IClassFixture<PortalHost>
{
    [Theory]
    [InlineData(Roles.Administrator, "/admin/people", true)]
    [InlineData(Roles.Administrator, "/admin/knowledge", true)]
    [InlineData(Roles.Administrator, "/account", false)]
    [InlineData(Roles.Clinician, "/inbox", false)]
    [InlineData(Roles.Clinician, "/queue", false)]
    [InlineData(Roles.Patient, "/chat", false)]
    public async Task Every_style_and_script_comes_compressed_and_the_library_to_administration_alone(string role, string address, bool hasLibrary)
    {
        using var visitor = await VisitorAsync(role);
        var page = await visitor.GetStringAsync(address);
        var files = Files().Matches(page).Select(m => m.Groups[1].Value).ToList();

        Assert.True(files.Count >= 4, page);
        Assert.Equal(hasLibrary, files.Exists(f => f.Contains("MudBlazor", StringComparison.Ordinal)));
        Assert.Equal(hasLibrary, files.Exists(f => f.Contains("library", StringComparison.Ordinal)));
        var plain = new List<string>();
        foreach (var file in files)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, file);
            request.Headers.AcceptEncoding.ParseAdd("br, gzip");
            using var answer = await visitor.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
            if (!answer.IsSuccessStatusCode || answer.Content.Headers.ContentEncoding.Count == 0) plain.Add(file);
        }
        Assert.Equal([], plain);
    }

    [Fact]
    public async Task No_page_lets_a_style_sheet_stand_in_it()
    {
        using var visitor = await VisitorAsync(Roles.Administrator);
        using var answer = await visitor.GetAsync("/admin/people");

        Assert.Contains("style-src 'self'; style-src-attr 'unsafe-inline';", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.DoesNotContain("<style", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private async Task<HttpClient> VisitorAsync(string role)
    {
        var instance = await host.InstanceAsync($"library-{Guid.NewGuid():N}");
        var patient = role == Roles.Patient ? (await host.PatientAsync(instance.Id)).PatientId : (Guid?)null;
        return (await PortalBrowser.OfAsync(host, await host.PersonAsync(instance.Id, role, patient))).Client(host);
    }

    [GeneratedRegex("(?:href|src)=\"([^\"]+\\.(?:css|js)(?:\\?[^\"]*)?)\"")]
    private static partial Regex Files();
}
