namespace CareChat.Web.Http;

/// <summary>What JSON a field or its items hold where the type in C# leaves it open, for the API description: one of the types.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class HoldsAttribute(params Type[] types) : Attribute
{
    /// <summary>The types.</summary>
    public IReadOnlyList<Type> Types => types;
}
