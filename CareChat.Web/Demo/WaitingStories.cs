using CareChat.Web.Data;
using static CareChat.Web.Demo.Telling;

namespace CareChat.Web.Demo;

/// <summary>Patients who wait for an answer.</summary>
internal static class WaitingStories
{
    public static readonly IReadOnlyList<Story> All =
    [
        new("Alberto", "Atencio", new(1964, 2, 9), Gender.Male, "es-US", "5120")
        {
            Record =
            [
                Condition("Type 2 diabetes", "since 2016"), Condition("High blood pressure"),
                Medication("Metformin 1000 mg", "twice a day, with food"), Medication("Amlodipine 5 mg", "each morning"),
                Allergy("Sulfa", "rash"), Visit(6, "Blood sugar and eyes, Dr. Lee", "Room 4"),
            ],
            Beats =
            [
                Says("6.05:12", Self, "Buenos días. ¿Puedo tomar la metformina después de la cena en lugar de antes?"),
                Reads("6.04:40", Theo), Takes("6.04:39", Theo),
                Says("6.04:36", Theo, "Buenos días, Alberto. Sí, con la cena está muy bien. Así le cae mejor al estómago."),
                Reads("6.03:50", Self), Says("6.03:48", Self, "Muchas gracias. Se lo digo a mi esposa, ella me lo recuerda."),
                Reads("6.03:10", Theo), Closes("5.22:00", Theo),
                Says("00:44", Self, "Buenas tardes. Me duele mucho la cabeza desde ayer y la presión me salió 158 con 94."),
                Says("00:42", Self, "Ya tomé la pastilla de la mañana. ¿Tengo que ir a la clínica?"),
            ],
        },
        new("Liz", "Conn", new(1996, 11, 30), Gender.Female, "en-US", "6604")
        {
            Record =
            [
                Condition("Pregnancy, week 22"), Condition("Iron deficiency"), Medication("Prenatal vitamin", "each morning"),
                Medication("Iron 65 mg", "every other day"), Visit(3, "Prenatal check, Dr. Lee", "Bring the glucose form"),
            ],
            Beats =
            [
                Says("4.01:30", Self, "The iron makes me feel sick in the morning. Is it alright to take it at night?"),
                Reads("4.01:05", Dana), Takes("4.01:04", Dana),
                Says("4.01:01", Dana, "Yes, Liz, at night is fine. Every other day is enough, and a little orange juice helps it in. How are you sleeping?"),
                Reads("4.00:20", Self), Says("4.00:18", Self, "Better this week. She kicks at four in the morning, so we are both up then :)"),
                Reads("3.23:50", Dana), Says("3.23:48", Dana, "An early riser! Write to us any time, at four as well."),
                Reads("3.20:00", Self),
                ShowsPhoto("00:09", "This came up on my arm last night. It itches a little. Do I need to worry?"),
            ],
        },
        new("Lupe", "Little", new(1991, 7, 4), Gender.Female, "en-US", "4471")
        {
            Record =
            [
                Condition("Asthma", "since childhood"), Medication("Albuterol inhaler", "when needed"),
                Medication("Fluticasone 110 mcg", "two puffs, morning and evening"), Allergy("Cats", "wheezing"), Visit(20, "Breathing test, Theo Brandt"),
            ],
            Beats =
            [
                Says("9.02:20", Self, "I used the blue inhaler four times this week. More than usual, because of the smoke I think."),
                Reads("9.01:58", Dana), Takes("9.01:57", Dana),
                Says("9.01:55", Dana, "Thank you for counting, Lupe. Keep windows shut on smoke days and do not skip the orange one. If you need the blue one more than every four hours, call us at once."),
                Reads("9.00:30", Self), Says("9.00:28", Self, "Will do. The air is better today."), Reads("8.23:40", Dana),
                Says("8.23:38", Dana, "Good. Breathe easy, Lupe."), Reads("8.21:00", Self),
                Says("00:19", Self, "Hi Dana, the pharmacy says there are no refills left on the orange inhaler."),
                Says("00:18", Self, "I have about three days left. Can I get it before they run out?"),
                Reads("00:12", Dana), Notes("00:11", Dana, "Last refill was for six months. Mina, fine to renew until the breathing test?"),
            ],
        },
        new("Kermit", "Trantow", new(1954, 5, 21), Gender.Male, "en-US", "3093")
        {
            Record =
            [
                Condition("Heart failure, mild"), Condition("Atrial fibrillation"), Medication("Furosemide 40 mg", "each morning"),
                Medication("Apixaban 5 mg", "twice a day"), Medication("Metoprolol 50 mg"), Allergy("Codeine", "nausea"),
                Visit(2, "Heart check, Dr. Lee", "Weigh yourself that morning"),
            ],
            Beats =
            [
                SaysByApi("2.03:00", "Morning weight 182.4 lb, blood pressure 128/76, pulse 71. Sent by the home scale."),
                Reads("2.01:10", Dana),
                SaysByApi("1.03:01", "Morning weight 183.1 lb, blood pressure 130/78, pulse 74. Sent by the home scale."),
                Reads("1.02:30", Dana), Says("1.02:27", Dana, "Thank you, Kermit, both arrived. A little up, nothing to worry about. How are your ankles?"),
                Reads("1.01:15", Self), Says("1.01:12", Self, "Socks leave a mark in the evening. Not more than last month."), Reads("1.00:50", Dana),
                Says("1.00:48", Dana, "That is what we like to hear. Feet up after supper, and the scale again tomorrow."), Reads("23:30", Self),
                SaysByApi("00:26", "Morning weight 185.9 lb, blood pressure 134/80, pulse 82. Sent by the home scale."),
                Says("00:25", Self, "I know, it jumped. I slept on two pillows. Should I take an extra water tablet?"),
            ],
        },
    ];
}
