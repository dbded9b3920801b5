namespace CareChat.Web.Assistant.Api;

/// <summary>Bodies and answers as they look, for the API description.</summary>
internal static class CuraExamples
{
    public const string Call = """{"message":"What are the symptoms of asthma?","threadId":"82451"}""";

    public const string Reply =
        """
        {"success":true,"response":"Common signs and symptoms of asthma include coughing, wheezing and chest tightness.\n\nSource: NHLBI, Asthma.","threadId":"82451","messageCount":2,
         "sources":[{"id":"NHLBI/0000012-3","title":"Asthma","source":"NHLBI","url":"https://www.nhlbi.nih.gov/health/health-topics/topics/asthma"}]}
        """;

    public const string ThreadCall = """{"phone":"(555) 123-4567","metadata":{"source":"web"}}""";

    public const string NewThread =
        """
        {"success":true,"threadId":"82451","expiresAt":"2026-04-02T14:41:00.000Z","messageCount":0,
         "message":"Thread created successfully. Use this threadId in your chat requests."}
        """;

    public const string Thread =
        """
        {"success":true,"thread":{"threadId":"82451","patientId":null,"messageCount":2,"lastActivity":"2026-04-02T14:15:30.123Z",
         "createdAt":"2026-04-02T14:05:00.000Z","expiresAt":"2026-04-02T14:45:30.123Z","metadata":{"source":"web"}}}
        """;

    public const string NewPatient =
        """
        {"name":"Ada Marin","phone_number":"(555) 123-4567","conditions":["Asthma"],
         "medications":[{"name":"Albuterol","dosage":"2 puffs","frequency":"as needed"}],"allergies":"Penicillin"}
        """;

    private const string Known =
        """
        {"id":"5c0e9a3e-0f0d-4b52-8a52-5c1f6a0a9d11","name":"Ada Marin","phone_number":"15551234567","gender":null,"age":null,
         "height":null,"weight":null,"race":null,"blood_type":null,"conditions":["Asthma"],
         "medications":[{"name":"Albuterol","dosage":"2 puffs","frequency":"as needed"}],"allergies":"Penicillin","notes":[],"reminders_enabled":false,
         "refill_info":null,"join_status":"API","subscription_plan":"free","whatsapp_terms_accepted":false,
         "created_at":"2026-04-02T14:05:00.000Z","updated_at":"2026-04-02T14:05:00.000Z"}
        """;

    public const string Patient = $$"""{"success":true,"patient":{{Known}}}""";

    public const string PhoneTaken = $$"""{"success":false,"error":"Patient with this phone number already exists","patient":{{Known}}}""";

    public const string Found =
        """
        {"results":[{"article_id":"NHLBI/0000012-3","title":"Asthma","source":"NHLBI","text":"Common signs and symptoms of asthma include coughing.",
         "section_heading":"What are the symptoms of asthma?","relevance_score":0.91,"figures":[]}],"query":"asthma symptoms","total_results":1}
        """;
}
