namespace CareChat.Web.Data;

/// <summary>The program cannot work on this data or with these settings; the message says what is wrong and what to do, in a line.</summary>
public sealed class StartRefusedException(string message) : Exception(message);
