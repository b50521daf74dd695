using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;
using CampaignPortal.Core.Pace;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace CampaignPortal.Web.Features.Rollup;

/// <summary>
/// The dashboard's board as markup: where hundreds read it again after one submission it is drawn once for each language and minute,
/// and forgotten with the figures that it shows.
/// </summary>
public sealed class DrawnBoards(IServiceScopeFactory services, ILoggerFactory loggers)
{
    // The pace is the same object in every copy of what is kept, whenever it is given out.
    private readonly ConditionalWeakTable<PaceTable, ConcurrentDictionary<Look, Lazy<Task<string>>>> _drawn = [];

    public async Task<MarkupString> DrawAsync(Overview overview)
    {
        ArgumentNullException.ThrowIfNull(overview);
        var look = new Look(
            CultureInfo.CurrentUICulture.Name, overview.Rollup.AsOf.Ticks / TimeSpan.TicksPerMinute, overview.WaitingRequests);
        var looks = _drawn.GetValue(overview.Pace, _ => new());
        try
        {
            return new(await looks.GetOrAdd(look, _ => new(() => DrawAnewAsync(overview))).Value);
        }
        catch
        {
            looks.TryRemove(look, out _);
            throw;
        }
    }

    private async Task<string> DrawAnewAsync(Overview overview)
    {
        await using var scope = services.CreateAsyncScope();
        await using var renderer = new HtmlRenderer(scope.ServiceProvider, loggers);
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var board = await renderer.RenderComponentAsync<DashboardBoard>(
                ParameterView.FromDictionary(new Dictionary<string, object?> { [nameof(DashboardBoard.Overview)] = overview }));
            return board.ToHtmlString();
        });
    }

    /// <param name="Minute">Of the figures: how long is left until the cut-off is told by it.</param>
    private readonly record struct Look(string Culture, long Minute, int? WaitingRequests);
}
