namespace CareChat.Web.PatientApi.Wire;

/// <summary>The envelope of every list (contract A.3).</summary>
public sealed record PageJson<T>(IReadOnlyList<T> Data, long Page, int Size, long TotalElements, long TotalPages)
{
    /// <summary>The envelope around one page.</summary>
    public static PageJson<T> Of(IReadOnlyList<T> data, long page, int size, long total) =>
        new(data, page, size, total, (total + size - 1) / size);
}

/// <summary>A bearer token (contract A.0).</summary>
public sealed record TokenJson(string Token, DateTimeOffset ExpiresAt);

/// <summary>A bearer token as the older address answers (contract A.0, alias).</summary>
public sealed record TokenOnlyJson(string Token);

/// <summary>A chat token, shown once (contract A.4b).</summary>
public sealed record MintedChatTokenJson(Guid Id, string Token, Guid PatientId, DateTimeOffset ExpiresAt);

/// <summary>What may be seen of a chat token later.</summary>
public sealed record ChatTokenJson(Guid Id, Guid PatientId, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt);

/// <summary>An uploaded file (contract A.5).</summary>
public sealed record FileJson(Guid Id, Guid PatientId, string FileName, long FileSize, string MimeType, string UploadedBy, DateTimeOffset UploadedAt);
