using CareChat.Tests.App;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CareChat.Tests.PatientApi;

/// <summary>The program with addresses that fail, redirect and find the disk full, behind all of its own.</summary>
public sealed class FailingHost : PortalHost
{
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureLogging(logging => logging.SetMinimumLevel(LogLevel.None));
        builder.ConfigureTestServices(services => services.AddSingleton<IStartupFilter, Failures>());
    }

    private sealed class Failures : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            next(app);
            app.Run(http => (http.Request.Path.Value ?? "").Split('/')[^1] switch
            {
                "fails" => throw new InvalidOperationException("a secret of the patient"),
                "full" => throw new Microsoft.Data.Sqlite.SqliteException("database or disk is full", 13),
                "redirects" => Redirect(http),
                _ => NotFound(http),
            });
        };

        private static Task Redirect(HttpContext http)
        {
            http.Response.Redirect("/sign-in?ReturnUrl=%2F");
            return Task.CompletedTask;
        }

        private static Task NotFound(HttpContext http)
        {
            http.Response.StatusCode = 404;
            return Task.CompletedTask;
        }
    }
}
