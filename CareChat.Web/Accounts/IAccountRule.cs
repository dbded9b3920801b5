using CareChat.Web.Data;

namespace CareChat.Web.Accounts;

/// <summary>What a feature above does when an account ends, in the same transaction.</summary>
public interface IAccountRule
{
    /// <summary>Follows the closing of an account, which is saved. The person holds nothing open any more.</summary>
    /// <param name="actor">Who closed it.</param>
    Task AfterCloseAsync(WriteScope scope, Actor actor, Person person);
}
