using System.Buffers;
using CampaignPortal.Core.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.Caching.Memory;

namespace CampaignPortal.Web.Hosting;

/// <summary>Gives back what only the start needed: the portal may rest for hours before it collects by itself.</summary>
internal static class RestingMemory
{
    /// <summary>
    /// The buffers, each twice the one before, into which this thread read the list of static files: the pool would keep them.
    /// Call it on the thread that mapped those files.
    /// </summary>
    public static void DropBuffers()
    {
        for (var size = 1 << 14; size <= 1 << 20; size <<= 1)
        {
            _ = ArrayPool<byte>.Shared.Rent(size);
        }
    }

    public static async Task ReleaseAsync(IServiceProvider services)
    {
        await using (var context = services.GetRequiredService<IPortalContextFactory>().Create())
        {
            // EF Core keeps its model twice, as it runs and as migrations read it; the second is made again when somebody asks for it.
            context.GetService<IMemoryCache>().Remove(new ModelCacheKey(context, designTime: true));
        }

        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
    }
}
