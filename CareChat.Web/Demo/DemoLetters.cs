namespace CareChat.Web.Demo;

/// <summary>The letters of the demo's visits, as an agent writes them with somebody.</summary>
internal static class DemoLetters
{
    public const string Heartburn =
        """
        # Chief Complaint
        Burning behind the breastbone after dinner, for about three weeks.

        ## Age and Sex
        47 years, male.

        ## History of Present Illness
        It began after a change of shifts: dinner is now at **10 pm**, and bed an hour later. It burns on most evenings, worse when lying down and after coffee. An antacid helps for an hour or two. No black stools, no weight loss, no pain on walking.

        ## Review of Systems
        - A dry cough at night, told to the clinic today
        - No fever, no vomiting, no trouble breathing

        ## Past Medical History
        High blood pressure since 2021.

        ## Medications
        | Medicine | Dose |
        |---|---|
        | Losartan | 50 mg each morning, from tomorrow |
        | Simvastatin | 20 mg at night |

        ## Allergies
        Penicillin (hives).

        ## Family History
        Father: stomach ulcer at 60.

        ## Social History
        Works shifts in a warehouse. Does not smoke. Two beers on Saturdays.

        ## What I Think It Might Be
        Reflux from late meals.

        ## What I Am Hoping For
        To know whether a tablet for four weeks makes sense, and what would be a reason to come in.
        """;

    public const string Rash =
        """
        # Chief Complaint
        Itchy red spots on the left forearm since Thursday.

        ## Age and Sex
        35 years, female.

        ## History of Present Illness
        Six spots, each the size of a small coin, one day after gardening without gloves. They itch more in the evening. They have not spread since yesterday. Cool water helps. A picture is with this letter.

        ## Review of Systems
        No fever, no swelling of the face, no trouble breathing, no spots elsewhere.

        ## Past Medical History
        Asthma since childhood, with two inhalers.

        ## Allergies
        Cats (wheezing). No medicine that she knows of.

        ## Family History
        Mother has eczema.

        ## Social History
        Two small children at home. Does not smoke.

        ## What I Think It Might Be
        A skin reaction to a plant.

        ## What I'm Hoping For
        A cream that helps with the itching, and to know if the children can catch it.
        """;
}
