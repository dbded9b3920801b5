using Microsoft.EntityFrameworkCore.Design;

namespace CareChat.Web.Data;

/// <summary>Lets <c>dotnet ef</c> make SQLite's migrations without starting the program.</summary>
internal sealed class SqliteDesignTime : IDesignTimeDbContextFactory<SqliteCareChatDb>
{
    public SqliteCareChatDb CreateDbContext(string[] args) => new(DataRegistration.Sqlite("Data Source=design.db"));
}

/// <summary>Lets <c>dotnet ef</c> make PostgreSQL's migrations without starting the program.</summary>
internal sealed class PostgresDesignTime : IDesignTimeDbContextFactory<PostgresCareChatDb>
{
    public PostgresCareChatDb CreateDbContext(string[] args) =>
        new(DataRegistration.Postgres(new DataOptions { Database = { ConnectionString = "Host=localhost;Database=design" } }));
}
