using System.Collections.Concurrent;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CareChat.Tests.App;

/// <summary>What the program answers is as it describes itself.</summary>
public partial class PortalHost
{
    private readonly ConcurrentQueue<string> undescribed = [];

    partial void WatchAnswers(IServiceCollection services) => services.AddSingleton<IStartupFilter>(new AnswerCheck(undescribed));

    partial void RequireDescribedAnswers() => Assert.Empty(undescribed.Distinct());
}
