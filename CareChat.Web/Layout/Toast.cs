namespace CareChat.Web.Layout;

/// <summary>A word about what was just done, in the circuit of whoever did it; <see cref="ToastPlace"/> shows it on whichever page follows.</summary>
public sealed class Toast
{
    /// <summary>Told when there is something to say.</summary>
    public event Action<string>? Said;

    /// <summary>Says it.</summary>
    public void Say(string words) => Said?.Invoke(words);
}
