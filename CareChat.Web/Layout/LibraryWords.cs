using CareChat.Web.Accounts;
using Microsoft.Extensions.Localization;
using MudBlazor;

namespace CareChat.Web.Layout;

/// <summary>The UI library's own words for viewers who read Spanish; its English stands where nothing is found here.</summary>
public sealed class LibraryWords(ViewerWords viewer) : MudLocalizer
{
    private static readonly Dictionary<string, string> Spanish = new()
    {
        ["MudDataGrid_Sort"] = "Ordenar",
        ["MudDataGrid_Loading"] = "Cargando…",
        ["MudDataGridPager_RowsPerPage"] = "Filas por página:",
        ["MudDataGridPager_InfoFormat"] = "{0}–{1} de {2}",
        ["MudDataGridPager_FirstPage"] = "Primera página",
        ["MudDataGridPager_PreviousPage"] = "Página anterior",
        ["MudDataGridPager_NextPage"] = "Página siguiente",
        ["MudDataGridPager_LastPage"] = "Última página",
        ["MudDialog_Close"] = "Cerrar",
        ["MudInput_Clear"] = "Borrar",
    };

    /// <inheritdoc />
    public override LocalizedString this[string key] =>
        viewer.Tag == LanguageChoice.Spanish && Spanish.TryGetValue(key, out var text) ? new(key, text) : new(key, key, resourceNotFound: true);
}
