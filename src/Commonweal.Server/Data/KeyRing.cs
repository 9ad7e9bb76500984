using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.Options;

namespace Commonweal.Server.Data;

/// <summary>Keeps data-protection keys in the database, so that every node reads what any node signed.</summary>
internal sealed class KeyRing(IServiceScopeFactory scopes) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var scope = scopes.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<CommonwealDb>();
        return [.. db.Keys.Select(k => k.Xml).AsEnumerable().Select(XElement.Parse)];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var scope = scopes.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<CommonwealDb>();
        db.Keys.Add(
            new() { Name = friendlyName, Xml = element.ToString(SaveOptions.DisableFormatting) }
        );
        db.SaveChanges();
    }

    public static void Add(IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName("commonweal");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(
            p => new ConfigureOptions<KeyManagementOptions>(o =>
                o.XmlRepository = new KeyRing(p.GetRequiredService<IServiceScopeFactory>())
            )
        );
    }
}

/// <summary>A key of the key ring, as the framework wrote it.</summary>
internal sealed class StoredKey
{
    public required string Name { get; init; }

    public required string Xml { get; init; }
}
