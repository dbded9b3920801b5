using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;

namespace CareChat.Web.Data;

/// <summary>Keeps data protection's keys in the database, so that every node reads the same cookies.</summary>
internal sealed class KeyRing(IServiceProvider services) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var db = services.GetRequiredService<IDbContextFactory<CareChatDb>>().CreateDbContext();
        return db.DataProtectionKeys.AsNoTracking().Select(k => k.Xml).AsEnumerable().Select(XElement.Parse).ToList();
    }

    public void StoreElement(XElement element, string friendlyName) =>
        services.GetRequiredService<WriteLane>().WriteAsync(scope =>
        {
            scope.Db.DataProtectionKeys.Add(new DataProtectionKey
            {
                FriendlyName = friendlyName,
                Xml = element.ToString(SaveOptions.DisableFormatting),
            });
            return scope.Db.SaveChangesAsync();
        }).GetAwaiter().GetResult();
}
