using CampaignPortal.Web.Auth;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;

namespace CampaignPortal.Tests.Web;

/// <summary>What a form is answered whose token could not be read or does not hold.</summary>
public sealed class FormTokenTests
{
    [Theory]
    [InlineData(null, 400)]
    [InlineData(413, 413)]
    public async Task A_form_that_is_too_large_is_not_called_an_old_page(int? unread, int status)
    {
        var problem = unread is { } code ? new BadHttpRequestException("Request body too large.", code) : null;
        var context = new DefaultHttpContext { Request = { Method = "POST" } };
        context.Features.Set<IAntiforgeryValidationFeature>(new Refused(new AntiforgeryValidationException("Unreadable.", problem)));

        await new FormTokenMiddleware(_ => throw new InvalidOperationException("It was let through.")).InvokeAsync(context);

        Assert.Equal(status, context.Response.StatusCode);
    }

    private sealed record Refused(Exception Error) : IAntiforgeryValidationFeature
    {
        public bool IsValid => false;
    }
}
