namespace CareChat.Tests.App;

/// <summary>The real program on a PostgreSQL database of its own; for classes of <see cref="PostgresServer.Collection"/>.</summary>
public sealed class PostgresPortalHost : PortalHost
{
    public PostgresPortalHost(PostgresServer server)
    {
        Settings["CareChat:Database:Provider"] = "Postgres";
        Settings["CareChat:Database:ConnectionString"] = server.CreateDatabase();
    }
}
