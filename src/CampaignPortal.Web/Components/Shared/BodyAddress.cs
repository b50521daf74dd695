using System.Globalization;
using CampaignPortal.Core.Areas;

namespace CampaignPortal.Web.Components.Shared;

/// <summary>A commune or unit in an address: <c>?xa=12</c> or <c>?don-vi=7</c>; officers' own without asking.</summary>
internal static class BodyAddress
{
    /// <summary>What is asked for, or the account's own; null where neither is.</summary>
    public static BodyId? Of(AreaScope scope, int? commune, int? unit) =>
        commune is { } communeId ? BodyId.OfCommune(communeId) : unit is { } unitId ? BodyId.OfUnit(unitId) : BodyId.Of(scope);

    public static string With(string path, BodyId body, string? more = null) =>
        string.Create(CultureInfo.InvariantCulture, $"{path}?{(body.CommuneId is { } commune ? $"xa={commune}" : $"don-vi={body.UnitId}")}{(more is null ? "" : "&" + more)}");
}
