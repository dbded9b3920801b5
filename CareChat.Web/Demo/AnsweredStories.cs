using CareChat.Web.Data;
using static CareChat.Web.Demo.Telling;

namespace CareChat.Web.Demo;

/// <summary>Patients who have their answer.</summary>
internal static class AnsweredStories
{
    public static readonly IReadOnlyList<Story> All =
    [
        new("Stephen", "McLaughlin", new(1979, 3, 14), Gender.Male, "en-US", "7735")
        {
            Record =
            [
                Condition("High blood pressure", "since 2021"), Medication("Losartan 50 mg", "each morning"), Medication("Simvastatin 20 mg", "at night"),
                Medication("Metoprolol 50 mg"), Allergy("Penicillin", "hives"), Visit(11, "Blood pressure, Dr. Lee", "10:20 am"),
            ],
            Beats =
            [
                Says("12.01:00", Self, "Hello, this is my first time here. Is this the right place for questions about my tablets?"),
                Reads("12.00:31", Dana), Takes("12.00:30", Dana),
                Says("12.00:28", Dana, "Welcome, Stephen. It is. One of us reads this all day, and you can send photos too."),
                Reads("11.23:00", Self), Says("11.22:57", Self, "That is good to know. Thank you."), Reads("11.22:10", Dana),
                Says("02:46", Self, "Good morning. The new tablet makes me cough at night. Should I stop taking it?"),
                Reads("02:29", Dana),
                Says("02:28", Dana, "Thank you for telling us, Stephen. Please keep taking it until Dr. Lee has looked at it today. Any swelling of your lips or face?"),
                Notes("02:26", Dana, "Lisinopril since two weeks, dry cough since. Mina, change to a sartan?"),
                Says("02:25", Dana, "A photo of the box helps us too."),
                Reads("02:19", Self), Says("02:18", Self, "No swelling, just the cough. It is the 10 mg box, lisinopril."),
                Reads("02:05", Mina),
                Says("01:58", Mina, "Let us change it. I have sent losartan 50 mg to your pharmacy: one each morning, starting tomorrow. Stop the old one tonight."),
                Reads("01:40", Self), Says("01:38", Self, "Thanks, I will pick it up at noon."), Reads("01:30", Dana),
                Says("01:28", Dana, "The cough may take a week or two to go. Tell us in a few days how you sleep."),
            ],
        },
        new("Grace", "Okafor", new(1970, 9, 17), Gender.Female, "en-US", "2218")
        {
            Record =
            [
                Condition("New knee, right", "five weeks ago"), Condition("Osteoarthritis"), Medication("Acetaminophen 500 mg", "up to four a day"),
                Medication("Aspirin 81 mg", "until the end of the month"), Allergy("Latex", "rash"), Visit(8, "Knee check, Theo Brandt"),
            ],
            Beats =
            [
                Says("7.04:00", Self, "Stairs today, both ways! Slowly, but both ways."),
                Reads("7.03:20", Theo), Takes("7.03:19", Theo),
                Says("7.03:17", Theo, "Grace, that is wonderful. Good leg up first, new knee down first, just as you learned. How is the swelling in the evening?"),
                Reads("7.02:00", Self), Says("7.01:58", Self, "There is some. Less with the cold pack. It feels warm too, is that normal?"), Reads("7.01:30", Theo),
                Says("7.01:26", Theo, "A little warmth is normal for some months. Redness that spreads, fever or pain in the calf is not: then call us the same hour."),
                Reads("6.20:00", Self), Says("6.19:58", Self, "None of those. Thank you for explaining it so plainly."), Reads("6.19:00", Theo),
                Says("1.05:00", Self, "May I drive again? My sister is tired of being my taxi."),
                Reads("1.04:10", Theo), Notes("1.04:08", Theo, "Right knee, week five, no opioids any more. Let us test the brake at the visit before she drives."),
                Says("1.04:02", Theo, "Almost! Because it is the right knee, let us try a hard brake together at your visit. If that goes well, you drive home yourself."),
                Reads("1.02:30", Self), Says("1.02:29", Self, "Deal. I will bring my sister just in case."), Reads("1.01:00", Theo),
                Says("1.00:58", Theo, "Good plan. See you both then."), Reads("22:10", Self),
            ],
        },
        new("Jonas", "Weber", new(2006, 1, 25), Gender.Male, "de-US", "8052")
        {
            Record =
            [
                Condition("Anxiety"), Condition("Trouble sleeping"), Medication("Sertraline 50 mg", "each morning"), Visit(5, "Talk with Dr. Lee", "by video"),
            ],
            Beats =
            [
                Says("5.00:40", Self, "I have taken the new tablets for ten days. I feel a bit shaky and I don't know if they do anything."),
                Reads("5.00:12", Mina), Takes("5.00:11", Mina),
                Says("5.00:06", Mina, "I am glad you wrote, Jonas. Shaky in the first two weeks is common and passes. The good part often comes in week three or four. Are you safe, any thoughts of hurting yourself?"),
                Reads("4.23:30", Self), Says("4.23:26", Self, "No, nothing like that. Just tired and wired at once."), Reads("4.22:50", Mina),
                Says("4.22:47", Mina, "Thank you for saying it straight. Take them in the morning, no coffee after noon, and write to me in a few days, one line is enough."),
                Reads("4.21:00", Self),
                Says("1.06:30", Self, "Here is my line: slept six hours, twice."), Reads("1.05:40", Mina),
                Says("00:35", Mina, "Six hours, twice: that is a real change. Stay with it. We talk by video on our day, and before that if you want."),
            ],
        },
        new("Ruth", "Feldman", new(1942, 12, 2), Gender.Female, "en-US", "1007")
        {
            Record =
            [
                Condition("Artificial heart valve", "2014"), Condition("Thin bones"), Medication("Warfarin", "by plan"), Medication("Vitamin D 1000 IU"),
                Allergy("Aspirin", "stomach bleeding"), Allergy("Shellfish"), Visit(13, "Blood test", "no need to fast"),
            ],
            Beats =
            [
                Says("10.03:00", Self, "My grandson set this up for me. The paper from the laboratory says INR 2.9. Do I change anything?"),
                Reads("10.02:20", Dana), Takes("10.02:19", Dana),
                Says("10.02:15", Dana, "Hello Ruth, and hello grandson! 2.9 is right where we want it. Keep the same plan and test again in two weeks."),
                Reads("10.01:00", Self), Says("10.00:55", Self, "Good. And may I eat my spinach?"), Reads("10.00:40", Dana),
                Says("10.00:36", Dana, "You may. The same amount each week is what counts, so no giant bowl on Sundays only."),
                Reads("9.22:00", Self), Says("9.21:57", Self, "You know me too well. Thank you, dear."),
                Reads("9.21:30", Dana), Closes("9.21:29", Dana),
            ],
        },
    ];
}
