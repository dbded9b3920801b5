using CareChat.Web.Accounts;
using CareChat.Web.Layout;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using MudBlazor;
using Xunit;

namespace CareChat.Tests.Layout;

public sealed class LibraryWordsTests
{
    [Theory]
    [InlineData("en", "MudDialog_Close", "Close")]
    [InlineData("es", "MudDialog_Close", "Cerrar")]
    [InlineData("es", "MudDataGridPager_InfoFormat", "{0}–{1} de {2}")]
    [InlineData("es", "MudDataGrid_MoveUp", "Move Up")]
    public void The_library_speaks_the_viewers_language_and_English_where_nothing_is_translated(string language, string key, string text)
    {
        var words = new LibraryWords(new ViewerWords(new HttpContextAccessor()) { Language = language });

        var said = new DefaultLocalizationInterceptor(NullLoggerFactory.Instance, words) { IgnoreDefaultEnglish = true }.Handle(key);

        Assert.Equal(text, said.Value, ignoreCase: true);
    }
}
