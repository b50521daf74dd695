using CampaignPortal.Core.Data;
using CampaignPortal.Web.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.DependencyInjection;

namespace CampaignPortal.Tests.Web;

public sealed class RestingMemoryTests
{
    [Fact]
    public async Task The_model_for_migrations_is_forgotten_and_made_again_when_asked_for()
    {
        using var models = new MemoryCache(new MemoryCacheOptions());
        var factory = new OwnModels(models);
        await using var context = factory.Create();
        Assert.NotNull(context.Model);
        Assert.True(models.TryGetValue(new ModelCacheKey(context, designTime: true), out _));

        await RestingMemory.ReleaseAsync(new ServiceCollection().AddSingleton<IPortalContextFactory>(factory).BuildServiceProvider());

        Assert.False(models.TryGetValue(new ModelCacheKey(context, designTime: true), out _));
        Assert.True(models.TryGetValue(new ModelCacheKey(context, designTime: false), out _));
        await using var later = factory.Create();
        Assert.False(later.Database.HasPendingModelChanges());
    }

    private sealed class OwnModels(IMemoryCache models) : IPortalContextFactory
    {
        private readonly DbContextOptions<SqlitePortalDbContext> _options =
            new DbContextOptionsBuilder<SqlitePortalDbContext>().UseSqlite("Data Source=:memory:").UseMemoryCache(models).Options;

        public PortalDbContext Create() => new SqlitePortalDbContext(_options);
    }
}
