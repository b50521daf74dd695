using CampaignPortal.Core.Areas;

namespace CampaignPortal.Core.Exports;

/// <summary>What is exported whole, however long it is.</summary>
public enum ExportKind
{
    /// <summary>Every count of every hamlet and day.</summary>
    DailyCounts = 1,

    /// <summary>Who changed what when.</summary>
    Audit = 2,
}

/// <summary>Who may export what. Pure.</summary>
public static class ExportRules
{
    /// <summary>Counts go to whoever sees communes, of those alone; the audit to who sets the campaign's rules.</summary>
    public static bool MayExport(AreaScope scope, int campaignId, ExportKind kind)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return kind switch
        {
            ExportKind.DailyCounts => scope.SeesCampaign(campaignId) && (scope.SeesAllCommunes || scope.CommuneId is not null),
            ExportKind.Audit => scope.MaySetRules(campaignId),
            _ => false,
        };
    }
}
