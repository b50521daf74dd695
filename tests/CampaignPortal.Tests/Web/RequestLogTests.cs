using CampaignPortal.Web.Hosting;
using Microsoft.AspNetCore.Http;
using Serilog.Events;

namespace CampaignPortal.Tests.Web;

public sealed class RequestLogTests
{
    [Fact]
    public void Who_leaves_a_page_in_the_middle_is_no_fault()
    {
        var left = new DefaultHttpContext { RequestAborted = new(canceled: true) };

        Assert.Equal(LogEventLevel.Debug, RequestLog.LevelOf(left, 1, new OperationCanceledException()));
        Assert.Equal(LogEventLevel.Debug, RequestLog.LevelOf(left, 1, new IOException()));
        Assert.Equal(LogEventLevel.Error, RequestLog.LevelOf(left, 1, new InvalidOperationException()));
        Assert.Equal(LogEventLevel.Error, RequestLog.LevelOf(new DefaultHttpContext(), 1, new OperationCanceledException()));
    }

    [Theory]
    [InlineData(200, LogEventLevel.Information)]
    [InlineData(404, LogEventLevel.Information)]
    [InlineData(503, LogEventLevel.Error)]
    public void An_answer_is_as_loud_as_its_status(int status, LogEventLevel level)
    {
        var context = new DefaultHttpContext();
        context.Response.StatusCode = status;

        Assert.Equal(level, RequestLog.LevelOf(context, 1, null));
    }
}
