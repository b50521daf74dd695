using CampaignPortal.Core.Areas;

namespace CampaignPortal.Core.Exports;

public enum ExportState
{
    /// <summary>Others are being made first.</summary>
    Waiting,
    Running,
    Ready,

    /// <summary>Something went wrong; it can be asked for again.</summary>
    Failed,
}

/// <param name="Done">Lines or entries read so far.</param>
/// <param name="StartedAt">Wall time in Asia/Ho_Chi_Minh.</param>
/// <param name="Until">The same: when a ready file is taken away.</param>
/// <param name="Length">Bytes of a ready file.</param>
public sealed record ExportView(Guid Id, ExportKind Kind, ExportState State, long Done, long Total, DateTime StartedAt, DateTime? Until, long Length)
{
    public bool IsUnderWay => State is ExportState.Waiting or ExportState.Running;
}

/// <summary>One export on its way.</summary>
internal sealed class ExportJob(AreaScope scope, int campaignId, ExportKind kind, DateTimeOffset startedAt) : IDisposable
{
    private readonly CancellationTokenSource _cancel = new();

    public Guid Id { get; } = Guid.NewGuid();

    /// <summary>Who asked, as they were then: a file is handed out to nobody else, nor to the same person with other rights.</summary>
    public AreaScope Scope => scope;

    public int CampaignId => campaignId;

    public ExportKind Kind => kind;

    public DateTimeOffset StartedAt => startedAt;

    public CancellationToken Cancel => _cancel.Token;

    public long Done { get; set; }

    public long Total { get; set; }

    public ExportState State { get; set; }

    public DateTimeOffset? Until { get; set; }

    public FileStream? File { get; set; }

    public Task Work { get; set; } = Task.CompletedTask;

    public ITimer? Timer { get; set; }

    public void Stop() => _cancel.Cancel();

    public void Dispose()
    {
        Timer?.Dispose();
        File?.Dispose();
        _cancel.Dispose();
    }
}
