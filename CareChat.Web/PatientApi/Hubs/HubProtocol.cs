using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.ExceptionServices;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace CareChat.Web.PatientApi.Hubs;

/// <summary>
/// SignalR's JSON, in which a call whose arguments do not fit its method is refused like any other: with a code. SignalR
/// by itself says only that there was an error, because the call fails before any filter hears of it.
/// </summary>
internal sealed class HubProtocol(JsonHubProtocol json) : IHubProtocol
{
    public string Name => json.Name;

    public int Version => json.Version;

    public TransferFormat TransferFormat => json.TransferFormat;

    public bool IsVersionSupported(int version) => json.IsVersionSupported(version);

    public void WriteMessage(HubMessage message, IBufferWriter<byte> output) => json.WriteMessage(message, output);

    public ReadOnlyMemory<byte> GetMessageBytes(HubMessage message) => json.GetMessageBytes(message);

    public bool TryParseMessage(ref ReadOnlySequence<byte> input, IInvocationBinder binder, [NotNullWhen(true)] out HubMessage? message)
    {
        if (!json.TryParseMessage(ref input, binder, out message)) return false;
        if (message is InvocationBindingFailureMessage failed) message = Refused(failed);
        return true;
    }

    private static InvocationBindingFailureMessage Refused(InvocationBindingFailureMessage failed)
    {
        var sentence = failed.BindingFailure.SourceException is HubException ? "There is no such method" : "The arguments do not fit the method";
        return new(failed.InvocationId, failed.Target, ExceptionDispatchInfo.Capture(new HubException($"VALIDATION_ERROR: {sentence}")));
    }
}
