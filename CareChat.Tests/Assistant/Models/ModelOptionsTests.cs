using System.Globalization;
using CareChat.Web.Assistant;
using CareChat.Web.Assistant.Models;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Xunit;

namespace CareChat.Tests.Assistant.Models;

/// <summary>What an operator may set.</summary>
public sealed class ModelOptionsTests
{
    [Fact]
    public void Without_settings_the_embedded_assistant_answers()
    {
        using var services = Configured();

        Assert.IsType<Silent>(services.GetRequiredService<IAnswerer>());
        Assert.Equal(TimeSpan.FromSeconds(20), services.GetRequiredService<IOptions<ModelOptions>>().Value.Timeout);
    }

    [Fact]
    public void With_a_provider_the_model_answers()
    {
        using var services = Configured(("Provider", "OpenAI"), ("BaseUrl", "http://127.0.0.1:9"), ("Model", "small"), ("ApiKey", "key"), ("Timeout", "00:00:02"));

        Assert.IsType<ModelAnswerer>(services.GetRequiredService<IAnswerer>());
        Assert.Equal(TimeSpan.FromMilliseconds(1800), services.GetRequiredService<IOptions<ModelOptions>>().Value.ModelTime);
    }

    [Theory]
    [InlineData("00:00:00.500", "00:00:00.450")]
    [InlineData("00:00:02", "00:00:01.800")]
    [InlineData("00:00:10", "00:00:09")]
    [InlineData("00:00:20", "00:00:19")]
    [InlineData("00:05:00", "00:04:59")]
    public void A_tenth_of_the_timeout_and_a_second_at_most_is_kept_for_the_embedded_answer(string timeout, string ofModel) =>
        Assert.Equal(TimeSpan.Parse(ofModel, CultureInfo.InvariantCulture), new ModelOptions { Timeout = TimeSpan.Parse(timeout, CultureInfo.InvariantCulture) }.ModelTime);

    [Theory]
    [InlineData("http://127.0.0.1:11434", "http://127.0.0.1:11434/v1")]
    [InlineData("http://127.0.0.1:11434/", "http://127.0.0.1:11434/v1")]
    [InlineData("https://models.example.org/openai/v2", "https://models.example.org/openai/v2")]
    public void An_address_without_a_path_means_its_first_version(string set, string used) =>
        Assert.Equal(new Uri(used), new ModelOptions { BaseUrl = set }.Endpoint);

    [Theory]
    [InlineData("Provider", "Oracle")]
    [InlineData("Model", "")]
    [InlineData("BaseUrl", "ftp://example.org")]
    [InlineData("BaseUrl", "example")]
    [InlineData("Timeout", "00:00:00")]
    [InlineData("Timeout", "1.00:00:00")]
    public void A_setting_that_means_nothing_is_refused_by_its_name(string key, string value)
    {
        using var services = Configured(("Provider", "OpenAI"), ("Model", "small"), (key, value));

        var refused = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IAnswerer>());

        Assert.Contains("CareChat:Assistant:" + key, refused.Message);
    }

    private static ServiceProvider Configured(params (string Key, string Value)[] settings)
    {
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder()
            .AddInMemoryCollection(settings.GroupBy(s => s.Key).Select(s => KeyValuePair.Create("CareChat:Assistant:" + s.Key, (string?)s.Last().Value))).Build());
        services.AddLogging();
        services.AddSingleton(TimeProvider.System);
        services.AddModels(_ => new Silent());
        services.AddSingleton<IPassages, Shelf>();
        return services.BuildServiceProvider();
    }

    private sealed class Silent : IAnswerer
    {
        public Task<AssistantAnswer> AnswerAsync(Question question, Action<string>? partial, CancellationToken cancellationToken) =>
            throw new NotSupportedException();
    }
}
