namespace CareChat.Web.Encounters.Api;

/// <summary>Bodies and answers of contract C.1 and C.7 as they look.</summary>
internal static class LetterExamples
{
    /// <summary>The letter, long enough to be taken.</summary>
    private const string Text =
        """# Chief Complaint\nItchy rash on both forearms for five days.\n\n# History of Present Illness\nIt began after gardening, spread from the wrists to the elbows and itches most at night. A cold cloth helps a little. There were small blisters on the second day, which dried by themselves. No new soap, food or medicine. The skin is not hot, nothing oozes, and it is not on the face. Scratching makes it worse; an antihistamine from the pharmacy did not help. No rash like this before, and nobody else at home has one.\n\n# Past Medical History\nMild eczema as a child, nothing since.""";

    private const string Evaluation =
        """{"chief_complaint_present":true,"age_and_sex_present":false,"history_of_present_illness_present":true,"review_of_systems_present":false,"past_medical_history_present":true,"allergies_present":false,"family_history_present":false,"social_history_present":false,"diagnosis_present":false,"treatment_plan_present":false,"request_within_scope":false}""";

    public const string Letter = $$"""{"query":"{{Text}}"}""";

    public const string Answer =
        $$"""
        {"session_token":"s_6Jw0b7q3XkQm2v8sYp1uRfT5aZ9eHdLcN4gKiVxBoWE","encounter_id":"6d0b1c2d-3e4f-4051-8263-748596a7b8c9",
         "encounter_token":"4f10253334c35cd44eb590c88b0ce3a78883f65a9f302cc65dcd797e047b8d8c","encounter_expires_at":"2026-04-05T14:00:00.000Z",
         "evaluation":{{Evaluation}},"final_decision_ready":false,"commentary":"Age and Sex: no heading was found.",
         "missing_items":["Age and Sex","Review of Systems","Allergies","Family History","Social History","Diagnosis","Treatment Plan","Request Within Scope"],
         "completed_items":["Chief Complaint","History of Present Illness","Past Medical History"],
         "next_steps":"Ask the user about each missing item, and send the whole letter again with this session_token."}
        """;

    public const string Locked =
        """
        {"error":"encounter is with a clinician; use its chat","encounter_id":"6d0b1c2d-3e4f-4051-8263-748596a7b8c9",
         "session_token":"s_6Jw0b7q3XkQm2v8sYp1uRfT5aZ9eHdLcN4gKiVxBoWE","state":"reviewing",
         "submission_id":"e1d4e5f6-0718-4293-a4b5-c6d7e8f90a1b",
         "next_action":"use_chat","chat_endpoint":"/api/v1/agent/encounters/6d0b1c2d-3e4f-4051-8263-748596a7b8c9/events"}
        """;

    public const string Encounter =
        $$"""
        {"id":"6d0b1c2d-3e4f-4051-8263-748596a7b8c9","userId":"b3d4e5f6-0718-4293-a4b5-c6d7e8f90a1b","patientId":"c4d4e5f6-0718-4293-a4b5-c6d7e8f90a1b",
         "state":"submitted","expiresAt":"2026-04-05T14:00:00.000Z","createdAt":"2026-04-02T14:00:00.000Z","updatedAt":"2026-04-02T14:05:00.000Z","turnCount":2,
         "submission":{"submissionId":"e1d4e5f6-0718-4293-a4b5-c6d7e8f90a1b","querySnapshot":"{{Text}}","createdAt":"2026-04-02T14:05:00.000Z"},"billing":null}
        """;

    public const string Canceled =
        """
        {"id":"6d0b1c2d-3e4f-4051-8263-748596a7b8c9","userId":"b3d4e5f6-0718-4293-a4b5-c6d7e8f90a1b","patientId":null,"state":"canceled",
         "expiresAt":"2026-04-05T14:00:00.000Z","createdAt":"2026-04-02T14:00:00.000Z","updatedAt":"2026-04-02T14:05:00.000Z","turnCount":1,"submission":null,"billing":null}
        """;

    public const string Turn =
        $$"""
        {"turnId":"e1d4e5f6-0718-4293-a4b5-c6d7e8f90a1b","query":{"text":"{{Text}}","version":1,"createdAt":"2026-04-02T14:00:00.000Z"},
         "response":{"evaluation":{{Evaluation}},"options":[],"evidence":[],"createdAt":"2026-04-02T14:00:00.000Z"} }
        """;
}
