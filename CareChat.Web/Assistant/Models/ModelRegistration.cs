using Microsoft.Extensions.Options;

namespace CareChat.Web.Assistant.Models;

/// <summary>Registers who answers: the embedded assistant, or a configured model before it.</summary>
public static class ModelRegistration
{
    /// <summary>Adds <see cref="IAnswerer"/> as the configuration says.</summary>
    /// <param name="embedded">Finds the embedded assistant.</param>
    public static void AddModels(this IServiceCollection services, Func<IServiceProvider, IAnswerer> embedded)
    {
        services.AddOptions<ModelOptions>().BindConfiguration("CareChat:Assistant").ValidateOnStart();
        services.AddSingleton<IValidateOptions<ModelOptions>, ModelOptionsCheck>();
        services.AddSingleton<ModelHealth>();
        services.AddSingleton<IPassages, KnowledgePassages>();
        services.AddSingleton(s => s.GetRequiredService<IOptions<ModelOptions>>().Value is { UsesModel: true } options
            ? ActivatorUtilities.CreateInstance<ModelAnswerer>(s, embedded(s), ModelClient.Create(options))
            : embedded(s));
    }
}

/// <summary>Refuses a start with settings that mean nothing.</summary>
internal sealed class ModelOptionsCheck : IValidateOptions<ModelOptions>
{
    public ValidateOptionsResult Validate(string? name, ModelOptions options) =>
        options.Problem is { } problem ? ValidateOptionsResult.Fail(problem) : ValidateOptionsResult.Success;
}
