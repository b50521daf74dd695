using System.Collections.Concurrent;
using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Data;
using Microsoft.Extensions.Logging;

namespace CampaignPortal.Core.Exports;

/// <summary>
/// Makes large exports while whoever asked does something else: a few at once, each into a file that is kept for an hour. They live
/// in this process; with several of them a browser has to come back to the same one.
/// </summary>
public sealed class ExportService : IDisposable
{
    private readonly PortalDb _db;
    private readonly CampaignCatalog _catalog;
    private readonly TimeProvider _time;
    private readonly ExportOptions _options;
    private readonly ILogger<ExportService> _log;
    private readonly ExportFolder _folder;
    private readonly SemaphoreSlim _turns;
    private readonly ConcurrentDictionary<Guid, ExportJob> _jobs = new();

    /// <param name="options">Null for the usual ones.</param>
    public ExportService(PortalDb db, CampaignCatalog catalog, TimeProvider time, ILogger<ExportService> log, ExportOptions? options = null)
    {
        (_db, _catalog, _time, _log, _options) = (db, catalog, time, log, options ?? new());
        _folder = new(_options.Folder);
        _turns = new(_options.AtOnce, _options.AtOnce);
    }

    /// <summary>Begins an export and comes back when it is ready or <paramref name="patience"/> is over; null where the person has too many.</summary>
    /// <exception cref="AccessDeniedException">The scope may not export this of the campaign.</exception>
    public async Task<Guid?> StartAsync(AreaScope scope, int campaignId, ExportKind kind, TimeSpan patience, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(scope);
        AreaScope.Require(ExportRules.MayExport(scope, campaignId, kind));
        var campaign = await _catalog.FindAsync(scope, campaignId, cancel) ?? throw new AccessDeniedException();
        var export = new BulkExport(_db, campaign, scope, _time);
        var job = new ExportJob(scope, campaignId, kind, _time.GetUtcNow()) { Total = await export.CountAsync(kind, cancel) };
        lock (_jobs)
        {
            if (_jobs.Values.Count(j => j.Scope.UserId == scope.UserId) >= _options.PerPerson)
            {
                job.Dispose();
                return null;
            }

            _jobs[job.Id] = job;
        }

        job.Work = Task.Run(() => RunAsync(job, export), CancellationToken.None);
        await Task.WhenAny(job.Work, Task.Delay(patience, cancel));
        return job.Id;
    }

    /// <summary>The person's own exports of the campaign, newest first.</summary>
    /// <exception cref="AccessDeniedException">The scope may export nothing of the campaign.</exception>
    public IReadOnlyList<ExportView> List(AreaScope scope, int campaignId)
    {
        Require(scope, campaignId);
        return [.. Own(scope, campaignId).OrderByDescending(j => j.StartedAt).Select(j => new ExportView(
            j.Id, j.Kind, j.State, j.Done, j.Total, CampaignClock.ToLocal(j.StartedAt.UtcDateTime),
            j.Until is { } until ? CampaignClock.ToLocal(until.UtcDateTime) : null, j.State == ExportState.Ready ? j.File?.Length ?? 0 : 0))];
    }

    /// <summary>A ready file to read from its beginning, the caller disposes of it; null where there is none of this person.</summary>
    /// <exception cref="AccessDeniedException">The scope may export nothing of the campaign.</exception>
    public (string Name, Stream Content)? Open(AreaScope scope, int campaignId, Guid id)
    {
        Require(scope, campaignId);
        return Own(scope, campaignId).FirstOrDefault(j => j.Id == id && j.State == ExportState.Ready) is { File: { } file } job
            ? (BulkExport.FileName(job.Kind, CampaignClock.ToLocal(job.StartedAt.UtcDateTime)), ExportFolder.Read(file))
            : null;
    }

    /// <summary>Stops an export, or takes its file away.</summary>
    /// <exception cref="AccessDeniedException">The scope may export nothing of the campaign.</exception>
    public void Cancel(AreaScope scope, int campaignId, Guid id)
    {
        Require(scope, campaignId);
        if (Own(scope, campaignId).FirstOrDefault(j => j.Id == id) is { } job)
        {
            _ = RemoveAsync(job);
        }
    }

    public void Dispose()
    {
        foreach (var job in _jobs.Values)
        {
            job.Stop();
        }

        Task.WaitAll([.. _jobs.Values.Select(j => j.Work)], TimeSpan.FromSeconds(5));
        foreach (var job in _jobs.Values)
        {
            job.Dispose();
        }

        _turns.Dispose();
    }

    private static void Require(AreaScope scope, int campaignId) =>
        AreaScope.Require(Enum.GetValues<ExportKind>().Any(kind => ExportRules.MayExport(scope, campaignId, kind)));

    private IEnumerable<ExportJob> Own(AreaScope scope, int campaignId) => _jobs.Values.Where(j => j.CampaignId == campaignId && j.Scope == scope);

    private async Task RunAsync(ExportJob job, BulkExport export)
    {
        try
        {
            await _turns.WaitAsync(job.Cancel);
        }
        catch (OperationCanceledException)
        {
            return;
        }

        try
        {
            job.State = ExportState.Running;
            job.File = _folder.Create(job.Id);
            await export.WriteAsync(job.Kind, job.File, done => job.Done = done, job.Cancel);
            await job.File.FlushAsync(job.Cancel);
            job.Done = job.Total;
            job.State = ExportState.Ready;
        }
        catch (OperationCanceledException)
        {
            return;
        }
#pragma warning disable CA1031 // Whatever it was: the person is told that it failed, the log what it was.
        catch (Exception problem)
#pragma warning restore CA1031
        {
            _log.LogError(problem, "Export {Kind} failed", job.Kind);
            job.State = ExportState.Failed;
            job.File?.Dispose();
        }
        finally
        {
            _turns.Release();
        }

        job.Until = _time.GetUtcNow() + _options.Keep;
        job.Timer = _time.CreateTimer(_ => _ = RemoveAsync(job), null, _options.Keep, Timeout.InfiniteTimeSpan);
    }

    private async Task RemoveAsync(ExportJob job)
    {
        if (_jobs.TryRemove(job.Id, out _))
        {
            job.Stop();
            await job.Work;
            job.Dispose();
        }
    }
}
