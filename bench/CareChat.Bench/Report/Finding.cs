using System.Globalization;

namespace CareChat.Bench.Report;

/// <summary>One line of the table: a goal, what it asks for, and how far the product is from it.</summary>
public sealed record Finding(string Goal, string What, string Threshold, string Ours, string Limit, string Ratio, bool? Reached)
{
    /// <summary>What stands where a side was not measured.</summary>
    public const string NotMeasured = "-";

    /// <summary>A figure that must be at least so many times the limit's.</summary>
    public static Finding AtLeast(string goal, string what, double times, Figure ours, Figure limit) =>
        new(goal, what, $">= {Number(times)}x", ours.Text, limit.Text, Times(ours, limit), Judge(ours, ours.Value / limit.Value >= times));

    /// <summary>A figure that must be at most so many times the limit's.</summary>
    public static Finding AtMost(string goal, string what, double times, Figure ours, Figure limit) =>
        new(goal, what, $"<= {Number(times)}x", ours.Text, limit.Text, Times(ours, limit), Judge(ours, ours.Value / limit.Value <= times));

    /// <summary>A figure that must not exceed a fixed one.</summary>
    public static Finding NoMoreThan(string goal, string what, Figure ours, Figure fixedLimit) =>
        new(goal, what, $"<= {Number(fixedLimit.Value)} {fixedLimit.Unit}", ours.Text, NotMeasured, NotMeasured, Judge(ours, ours.Value <= fixedLimit.Value));

    private static string Times(Figure ours, Figure limit) =>
        double.IsNaN(ours.Value) ? NotMeasured : (ours.Value / limit.Value).ToString("F2", CultureInfo.InvariantCulture) + "x";

    private static bool? Judge(Figure ours, bool reached) => double.IsNaN(ours.Value) ? null : reached;

    private static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}

/// <summary>A measured value with its unit and, where that matters, the name of what it is.</summary>
public sealed record Figure(double Value, string Unit, string Of = "")
{
    /// <summary>The value as the table shows it.</summary>
    public string Text
    {
        get
        {
            var digits = Math.Abs(Value) switch { >= 100 => "N0", >= 10 => "N1", _ => "N2" };
            var value = double.IsNaN(Value) ? Finding.NotMeasured : $"{Value.ToString(digits, CultureInfo.InvariantCulture)} {Unit}".TrimEnd();
            return Of.Length == 0 ? value : $"{value} ({Of})";
        }
    }
}

/// <summary>What one measurement found: its lines of the table, and its own details in Markdown.</summary>
public sealed record Outcome(string Title, IReadOnlyList<Finding> Findings, string Details);
