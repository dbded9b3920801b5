namespace CareChat.Web.PatientApi.Description;

/// <summary>Bodies and answers as they look.</summary>
internal static class ApiExamples
{
    public const string TokenRequest = """{"apiClient":"VBOPQ2J8T4Z6X1M9C3W7","secret":"kq3XkQm2v8sYp1uRfT5aZ9eHdLc6Jw0b7Xn4gKiVxBo"}""";

    public const string Token = """{"token":"eyJhbGciOiJIUzI1NiIs...","expiresAt":"2026-04-02T15:00:00.000Z"}""";

    public const string SendMessage = """{"body":"Can I take the tablet with food?"}""";

    public const string Message =
        """
        {"id":"0b6f4f1e-8f0e-4a37-9a55-0d5b2a3c7e10","patientId":"5c0e9a3e-0f0d-4b52-8a52-5c1f6a0a9d11","sender":"PATIENT",
         "body":"Can I take the tablet with food?","sentAt":"2026-04-02T14:11:09.120Z","readAt":null,
         "senderId":"5c0e9a3e-0f0d-4b52-8a52-5c1f6a0a9d11","source":"api","attachment":null}
        """;

    private const string Reply =
        """
        {"id":"9f2c31d4-7a1f-4c0e-8a53-77d1b0c4e912","patientId":"5c0e9a3e-0f0d-4b52-8a52-5c1f6a0a9d11","sender":"USER",
         "body":"Yes, with food is fine.","sentAt":"2026-04-02T14:20:41.007Z","readAt":"2026-04-02T14:21:03.500Z",
         "senderId":"1a7b6c5d-2e3f-4a5b-8c9d-0e1f2a3b4c5d","senderName":"Dana Ortiz, RN","source":"web","attachment":null}
        """;

    public const string Messages = $$"""{"data":[{{Reply}}],"page":0,"size":50,"totalElements":1,"totalPages":1}""";

    public const string Search = """{"query":"with food","page":0,"size":50}""";

    public const string Found =
        """
        {"data":[{"id":"9f2c31d4-7a1f-4c0e-8a53-77d1b0c4e912","patientId":"5c0e9a3e-0f0d-4b52-8a52-5c1f6a0a9d11","sender":"USER",
         "body":"Yes, with food is fine.","sentAt":"2026-04-02T14:20:41.007Z","readAt":null,
         "senderId":"1a7b6c5d-2e3f-4a5b-8c9d-0e1f2a3b4c5d","senderName":"Dana Ortiz, RN","source":"web","attachment":null,
         "highlights":[{"start":5,"length":4},{"start":10,"length":4}]}],"page":0,"size":50,"totalElements":1,"totalPages":1}
        """;

    public const string Mint = """{"ttlMinutes":60}""";

    public const string Minted =
        """
        {"id":"c4d1a0b2-5e6f-4071-8293-a4b5c6d7e8f9","token":"ct_6Jw0b7q3XkQm2v8sYp1uRfT5aZ9eHdLcN4gKiVxBoWE",
         "patientId":"5c0e9a3e-0f0d-4b52-8a52-5c1f6a0a9d11","expiresAt":"2026-04-02T15:11:09.000Z"}
        """;

    public const string ChatTokens =
        """
        {"data":[{"id":"c4d1a0b2-5e6f-4071-8293-a4b5c6d7e8f9","patientId":"5c0e9a3e-0f0d-4b52-8a52-5c1f6a0a9d11",
         "createdAt":"2026-04-02T14:11:09.000Z","expiresAt":"2026-04-02T15:11:09.000Z"}],"page":0,"size":50,"totalElements":1,"totalPages":1}
        """;

    public const string File =
        """
        {"id":"e77a0c1d-2b3f-4e5a-9c8b-7d6e5f4a3b2c","patientId":"5c0e9a3e-0f0d-4b52-8a52-5c1f6a0a9d11","fileName":"rash.jpg",
         "fileSize":204113,"mimeType":"image/jpeg","uploadedBy":"client:VBOPQ2J8T4Z6X1M9C3W7","uploadedAt":"2026-04-02T14:10:55.000Z"}
        """;

    public const string NewPatient = """{"firstName":"Ada","lastName":"Nowak","birthDate":"1984-03-09","gender":"FEMALE","mrn":"MRN-20417"}""";

    public const string PatientChange = """{"phone":"+15551234567"}""";

    public const string Patient =
        """
        {"id":"5c0e9a3e-0f0d-4b52-8a52-5c1f6a0a9d11","firstName":"Ada","lastName":"Nowak","birthDate":"1984-03-09","gender":"FEMALE",
         "email":null,"phone":null,"mrn":"MRN-20417","externalId":null,"status":"ACTIVE",
         "createdAt":"2026-04-02T14:00:00.000Z","updatedAt":"2026-04-02T14:00:00.000Z"}
        """;

    public const string Patients = $$"""{"data":[{{Patient}}],"page":0,"size":20,"totalElements":1,"totalPages":1}""";
}
