using CareChat.Web;
using CareChat.Web.Data;
using CareChat.Web.Http;
using CareChat.Web.Operator;

if (OperatorProgram.IsVerb(args)) return await OperatorProgram.RunAsync(args);

var app = Portal.CreateBuilder(args).Build();
if (!app.Services.GetRequiredService<DataDirectory>().TryHold())
{
    Console.Error.WriteLine("Another CareChat program holds the data directory. Stop it first.");
    return 1;
}
try
{
    var engine = await app.Services.PrepareDatabaseAsync();
    app.Logger.LogInformation("CareChat {Version} on {Database}, data in {Folder}.",
        ProgramVersion.Text, engine.Name, app.Services.GetRequiredService<DataOptions>().Root);
}
catch (StartRefusedException refused)
{
    Console.Error.WriteLine(refused.Message);
    return 1;
}
app.MapFeatures();
await app.RunAsync();
return 0;

/// <summary>The program, named for tests.</summary>
public partial class Program;
