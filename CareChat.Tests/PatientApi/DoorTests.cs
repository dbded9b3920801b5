using System.Net.Http.Json;
using CareChat.Tests.App;
using CareChat.Web.Accounts;
using Xunit;

namespace CareChat.Tests.PatientApi;

/// <summary>Who gets in where (contract A.0), and in which order the door asks.</summary>
public sealed class DoorTests(PortalHost host) : IClassFixture<PortalHost>
{
    /// <summary>Every guarded address with its scope.</summary>
    public static TheoryData<string, string, string> Addresses => new()
    {
        { "POST", "patients/{p}/chat/messages", ApiClientScopes.ChatWrite },
        { "GET", "patients/{p}/chat/messages", ApiClientScopes.ChatRead },
        { "GET", "patients/{p}/chat/messages/{x}", ApiClientScopes.ChatRead },
        { "POST", "patients/{p}/chat/tokens", ApiClientScopes.ChatToken },
        { "GET", "patients/{p}/chat/tokens", ApiClientScopes.ChatToken },
        { "DELETE", "patients/{p}/chat/tokens/{x}", ApiClientScopes.ChatToken },
        { "POST", "patients/{p}/chat/files", ApiClientScopes.FilesWrite },
        { "GET", "chat/files/{x}", ApiClientScopes.FilesRead },
        { "POST", "chat/search", ApiClientScopes.ChatSearch },
        { "POST", "patients", ApiClientScopes.PatientsWrite },
        { "GET", "patients", ApiClientScopes.PatientsRead },
        { "GET", "patients/{p}", ApiClientScopes.PatientsRead },
        { "PATCH", "patients/{p}", ApiClientScopes.PatientsWrite },
    };

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task Every_address_needs_its_scope(string method, string address, string scope)
    {
        var clinic = await ApiClinic.OpenAsync(host, ApiClientScopes.All.Where(s => s != scope).ToArray());
        await Send(clinic, clinic.Root, method, address).RefusesAsync(403, "ACCESS_DENIED", "AUTH", "Access is denied");
        var allowed = await clinic.WithScopesAsync(scope);
        Assert.NotEqual(403, (int)(await Send(allowed, clinic.Root, method, address)).StatusCode);
    }

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task Every_address_needs_a_token_and_stays_in_its_clinic(string method, string address, string scope)
    {
        _ = scope;
        var clinic = await ApiClinic.OpenAsync(host);
        var foreign = await ApiClinic.OpenAsync(host);
        using var stranger = host.Stranger();

        await stranger.SendAsync(Request(clinic, clinic.Root, method, address)).RefusesAsync(401, "UNAUTHORIZED", "AUTH", "Token is missing, invalid or expired");
        await stranger.SendAsync(Request(clinic, "/no-such/live", method, address)).RefusesAsync(401, "UNAUTHORIZED", "AUTH", "Token is missing, invalid or expired");
        await Send(clinic, foreign.Root, method, address).RefusesAsync(404, "TENANT_NOT_FOUND", "TENANT", "Tenant was not found");
        await Send(clinic, "/no-such/live", method, address).RefusesAsync(404, "TENANT_NOT_FOUND", "TENANT", "Tenant was not found");
        await Send(clinic, $"/{clinic.Instance.Tenant!.Name}/sandbox", method, address).RefusesAsync(404, "INSTANCE_NOT_FOUND", "INSTANCE", "Instance was not found");
        if (address.Contains("{p}", StringComparison.Ordinal))
        {
            await clinic.Http.SendAsync(Request(foreign, clinic.Root, method, address)).RefusesAsync(404, "PATIENT_NOT_FOUND", "PATIENT", "Patient was not found");
            await clinic.Http.SendAsync(new HttpRequestMessage(new HttpMethod(method), $"{clinic.Root}/{address.Replace("{p}", "pt_1", StringComparison.Ordinal).Replace("{x}", "1", StringComparison.Ordinal)}"))
                .RefusesAsync(404, "PATIENT_NOT_FOUND", "PATIENT", "Patient was not found");
        }
    }

    [Fact]
    public async Task A_client_enters_only_the_instances_it_was_made_for()
    {
        var clinic = await ApiClinic.OpenAsync(host);
        var sandbox = await host.WriteAsync(async scope =>
        {
            var instance = new CareChat.Web.Data.Instance { Id = Guid.NewGuid(), TenantId = clinic.Instance.TenantId, Name = "sandbox", CreatedAt = host.Clock.GetUtcNow() };
            scope.Db.Instances.Add(instance);
            await scope.Db.SaveChangesAsync();
            return instance;
        });
        var there = await host.PatientAsync(sandbox.Id);
        await clinic.Http.GetAsync($"/{clinic.Instance.Tenant!.Name}/sandbox/patients/{there.PatientId}")
            .RefusesAsync(404, "INSTANCE_NOT_FOUND", "INSTANCE", "Instance was not found");
        await clinic.Http.GetAsync($"{clinic.Root}/patients/{there.PatientId}").RefusesAsync(404, "PATIENT_NOT_FOUND", "PATIENT", "Patient was not found");
    }

    [Fact]
    public async Task The_scope_is_asked_before_the_patient_and_the_patient_before_the_body()
    {
        var clinic = await ApiClinic.OpenAsync(host);
        var reader = await clinic.WithScopesAsync(ApiClientScopes.ChatRead);
        var nobody = $"{clinic.Root}/patients/{Guid.NewGuid()}/chat/messages";
        await reader.Http.PostAsync(nobody, Answers.Json("{")).RefusesAsync(403, "ACCESS_DENIED", "AUTH", "Access is denied");
        var problem = await clinic.Http.PostAsync(nobody, Answers.Json("{")).RefusesAsync(404, "PATIENT_NOT_FOUND", "PATIENT", "Patient was not found");
        Assert.Equal(nobody.Split('/')[4], problem.GetProperty("details").Text("id"));
    }

    [Fact]
    public async Task An_unknown_message_is_not_found()
    {
        var clinic = await ApiClinic.OpenAsync(host);
        var other = await host.PatientAsync(clinic.Instance.Id, "Ada");
        var id = (await clinic.SendAllAsync("mine")).Single();
        await clinic.Http.GetAsync($"{clinic.Chat}/messages/{Guid.NewGuid()}").RefusesAsync(404, "MESSAGE_NOT_FOUND", "CHAT", "Message was not found");
        await clinic.Http.GetAsync($"{clinic.Chat}/messages/7").RefusesAsync(404, "MESSAGE_NOT_FOUND", "CHAT", "Message was not found");
        await clinic.Http.GetAsync($"{clinic.Root}/patients/{other.PatientId}/chat/messages/{id}").RefusesAsync(404, "MESSAGE_NOT_FOUND", "CHAT", "Message was not found");
    }

    private static Task<HttpResponseMessage> Send(ApiClinic clinic, string root, string method, string address) => clinic.Http.SendAsync(Request(clinic, root, method, address));

    private static HttpRequestMessage Request(ApiClinic clinic, string root, string method, string address)
    {
        var path = address.Replace("{p}", clinic.PatientId.ToString("D"), StringComparison.Ordinal).Replace("{x}", Guid.NewGuid().ToString("D"), StringComparison.Ordinal);
        var request = new HttpRequestMessage(new HttpMethod(method), $"{root}/{path}");
        if (method is "POST" or "PATCH") request.Content = JsonContent.Create(new { });
        return request;
    }
}
