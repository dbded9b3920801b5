namespace CareChat.Web.Data;

/// <summary>What a feature above puts into a clinic that is made while the program runs, in the same transaction.</summary>
public interface IInstanceRule
{
    /// <summary>Follows the making of an instance, which is saved.</summary>
    void AfterCreate(WriteScope scope, Guid instanceId);
}
