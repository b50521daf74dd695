using System.Linq.Expressions;
using System.Reflection;
using CampaignPortal.Core;
using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Data;
using CampaignPortal.Core.Reminders;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace CampaignPortal.Tests.Support.SqlServer;

/// <summary>The core's own services on the SQL Server provider, over connections that record and stand in.</summary>
public sealed class SqlServerPortal : IAsyncDisposable
{
    private readonly CommandRecorder _recorder = new();
    private readonly HashSet<MethodInfo> _driven = [];
    private readonly ServiceProvider _services;

    public SqlServerPortal()
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<TimeProvider>(new FakeTimeProvider(new(2023, 9, 6, 3, 0, 0, TimeSpan.Zero)));
        services.AddSingleton<IMailSender, SilentMail>();
        services.AddPortalCore(
            new() { Provider = DatabaseProvider.SqlServer, ConnectionString = "Server=nowhere" },
            options => options.AddInterceptors(new RecordingConnections(_recorder)));
        services.AddSingleton(new PlainDatabase(() => new RecordingConnection(_recorder)));
        _services = services.BuildServiceProvider(validateScopes: true);
        using var context = Get<PortalDb>().Open(AreaScope.None);
        _recorder.UseModel(context.Model);
    }

    public StandInRows Rows => _recorder.Rows;

    public IReadOnlyList<RecordedCommand> Commands => _recorder.Commands;

    /// <summary>The operations that were called and sent something.</summary>
    public IReadOnlySet<MethodInfo> Driven => _driven;

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>Loses the connection once, at the next command with this text in it.</summary>
    public void LoseOnceAt(string text) => _recorder.LoseOnceAt = text;

    /// <summary>Calls one operation. An expression, so that what counts as driven is what was called.</summary>
    public async Task DriveAsync<TService>(Expression<Func<TService, Task>> call)
        where TService : notnull
    {
        var method = ((MethodCallExpression)call.Body).Method;
        var before = Commands.Count;
        await call.Compile()(Get<TService>());
        Assert.True(Commands.Count > before, $"{typeof(TService).Name}.{method.Name} sent nothing.");
        _driven.Add(method);
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
