using System.Globalization;
using CampaignPortal.Core.OpenData;

namespace CampaignPortal.Web.Features.OpenData;

/// <summary>A table written out while it is read.</summary>
internal sealed record OpenAnswer(OpenTable Table, bool IsCsv, CsvStyle Style) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        if (!IsCsv)
        {
            response.ContentType = "application/json; charset=utf-8";
            return OpenJson.WriteAsync(Table, response.Body, httpContext.RequestAborted);
        }

        var days = Table.From == Table.To
            ? string.Create(CultureInfo.InvariantCulture, $"{Table.From:yyyy-MM-dd}")
            : string.Create(CultureInfo.InvariantCulture, $"{Table.From:yyyy-MM-dd}_{Table.To:yyyy-MM-dd}");
        response.ContentType = "text/csv; charset=utf-8";
        response.Headers.ContentDisposition = $"attachment; filename={Table.Name}-{days}.csv";
        return OpenCsv.WriteAsync(Table, response.Body, Style, httpContext.RequestAborted);
    }
}
