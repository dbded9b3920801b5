namespace CareChat.Web.Encounters.Api;

/// <summary>Bodies and answers of contract C.3 to C.9 as they look.</summary>
internal static class AgentExamples
{
    public const string NewEvent = """{"message":"No fever."}""";

    public const string Event =
        """
        {"eventId":"f2a1c7d0-3b5e-4f60-8a71-92b3c4d5e6f7","authorId":"b3d4e5f6-0718-4293-a4b5-c6d7e8f90a1b",
         "author":{"id":"b3d4e5f6-0718-4293-a4b5-c6d7e8f90a1b","email":"sam@example.com"},"type":"chat","message":"No fever.",
         "createdAt":"2026-04-03T10:22:10.000Z","source":"api","isOwn":true}
        """;

    private const string Question =
        """
        {"eventId":"f1a1c7d0-3b5e-4f60-8a71-92b3c4d5e6f7","authorId":"a9d4e5f6-0718-4293-a4b5-c6d7e8f90a1b",
         "author":{"id":"a9d4e5f6-0718-4293-a4b5-c6d7e8f90a1b","email":"dr.lee@clinic.example","clinician":{"firstName":"Mina","lastName":"Lee","credentials":"MD"}},
         "type":"chat","message":"Any fever since Monday?","createdAt":"2026-04-03T10:15:00.000Z","source":"web","isOwn":false}
        """;

    public const string Chat = $$"""{"encounterId":"6d0b1c2d-3e4f-4051-8263-748596a7b8c9","state":"reviewing","events":[{{Question}},{{Event}}]}""";

    public const string ReadEvents = """{"eventIds":["f1a1c7d0-3b5e-4f60-8a71-92b3c4d5e6f7"]}""";

    public const string EventsRead = """{"success":true,"readCount":1}""";

    public const string NewPerson =
        """{"relationship":"child","firstName":"Ada","lastName":"Nowak","dateOfBirth":"2015-03-09","sex":"F","stateOfResidence":"CA","phoneNumber":"+15551234567"}""";

    public const string Change = """{"consentedToTelehealth":true}""";

    private const string PersonStart =
        """
        {"id":"5c0e9a3e-0f0d-4b52-8a52-5c1f6a0a9d11","ownerId":"b3d4e5f6-0718-4293-a4b5-c6d7e8f90a1b","relationship":"child","firstName":"Ada",
         "lastName":"Nowak","dateOfBirth":"2015-03-09","sex":"F","stateOfResidence":"CA","phoneNumber":"+15551234567","consentedToTelehealth":true,
         "identityVerification":{"status":"inherits_owner","verifiedAt":"2026-04-01T09:00:00.000Z"},"createdAt":"2026-04-02T14:00:00.000Z"
        """;

    public const string Person = PersonStart + "}";

    public const string People = $"[{Person}]";

    public const string PersonWithRecord = PersonStart + """,  "allergies":[{"name":"Penicillin","detail":"Hives"}],"medications":[]}""";

    public const string Account =
        """
        {"id":"b3d4e5f6-0718-4293-a4b5-c6d7e8f90a1b","email":"sam@example.com","role":"patient",
         "identityVerification":{"status":"verified","verifiedAt":"2026-04-01T09:00:00.000Z"},"createdAt":"2026-03-20T08:00:00.000Z"}
        """;

    public const string Submissions =
        """
        [{"submissionId":"2b1c3d4e-5f60-4718-8293-a4b5c6d7e8f9","encounterId":"6d0b1c2d-3e4f-4051-8263-748596a7b8c9",
          "patientId":"5c0e9a3e-0f0d-4b52-8a52-5c1f6a0a9d11","state":"reviewing","queryPreview":"# Chief Complaint Cough for a week","createdAt":"2026-04-03T10:00:00.000Z"}]
        """;

    public const string NewKey = """{"label":"Agent on my phone","expiresAt":"2026-10-01T00:00:00Z"}""";

    public const string Key =
        """
        {"key":"ak_3f8a1c5e7b9d0f2a4c6e8b0d1f3a5c7e9b1d3f5a7c9e0b2d4f6a8c0e1b3d5f7a","keyId":"c4d1a0b2-5e6f-4071-8293-a4b5c6d7e8f9",
         "prefix":"ak_3f8a1c5e","label":"Agent on my phone","expiresAt":"2026-10-01T00:00:00.000Z","createdAt":"2026-04-02T14:00:00.000Z"}
        """;

    public const string Keys =
        """
        [{"keyId":"c4d1a0b2-5e6f-4071-8293-a4b5c6d7e8f9","prefix":"ak_3f8a1c5e","label":"Agent on my phone",
          "expiresAt":"2026-10-01T00:00:00.000Z","createdAt":"2026-04-02T14:00:00.000Z","lastUsedAt":null}]
        """;
}
