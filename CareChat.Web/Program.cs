using CareChat.Web;
using CareChat.Web.Data;
using CareChat.Web.Http;
using CareChat.Web.Operator;
using CareChat.Web.Safety;

if (OperatorProgram.IsVerb(args)) return await OperatorProgram.RunAsync(args);
if (ServeArguments.Problem(args) is { } wrong)
{
    Console.Error.WriteLine(wrong);
    return VerbRun.WrongInput;
}

try
{
    var screen = EmergencyDetector.ReadAsync();
    await using var app = Portal.CreateBuilder(args).Build();
    ListenAddresses.Require(app.Configuration);
    app.Services.GetRequiredService<DataDirectory>().Hold();
    var engine = await app.Services.PrepareDatabaseAsync();
    app.Logger.LogInformation("CareChat {Version} on {Database}, data in {Folder}.",
        ProgramVersion.Text, engine.Name, app.Services.GetRequiredService<DataOptions>().Root);
    app.MapFeatures();
    await StartAsync(app);
    await screen;
    await app.WaitForShutdownAsync();
    return 0;
}
catch (Exception failure) when (StartFailure.Explain(failure) is { } why)
{
    Console.Error.WriteLine(why);
    return 1;
}

static async Task StartAsync(WebApplication app)
{
    try
    {
        await app.StartAsync();
    }
    catch
    {
        await app.StopAsync(); // what has started ends in order: else each part logs that it was torn down
        throw;
    }
}

/// <summary>The program, named for tests.</summary>
public partial class Program;
