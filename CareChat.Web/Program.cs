using CareChat.Web;
using CareChat.Web.Data;
using CareChat.Web.Http;
using CareChat.Web.Operator;

if (OperatorProgram.IsVerb(args)) return await OperatorProgram.RunAsync(args);

try
{
    var app = Portal.CreateBuilder(args).Build();
    app.Services.GetRequiredService<DataDirectory>().Hold();
    var engine = await app.Services.PrepareDatabaseAsync();
    app.Logger.LogInformation("CareChat {Version} on {Database}, data in {Folder}.",
        ProgramVersion.Text, engine.Name, app.Services.GetRequiredService<DataOptions>().Root);
    app.MapFeatures();
    await app.RunAsync();
    return 0;
}
catch (Exception failure) when (StartFailure.Explain(failure) is { } why)
{
    Console.Error.WriteLine(why);
    return 1;
}

/// <summary>The program, named for tests.</summary>
public partial class Program;
