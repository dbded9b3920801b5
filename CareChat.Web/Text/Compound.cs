namespace CareChat.Web.Text;

/// <summary>Parts of a text that are one word to some: "follow-up", "don't".</summary>
/// <param name="First">The number of the first part.</param>
/// <param name="Count">How many parts it has.</param>
/// <param name="Folded">The word.</param>
public sealed record Compound(int First, int Count, string Folded);
