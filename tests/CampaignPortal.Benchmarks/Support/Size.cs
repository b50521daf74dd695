namespace CampaignPortal.Benchmarks.Support;

/// <summary>How much data a database of the benchmarks holds.</summary>
public enum Size
{
    /// <summary>The reference campaign: 12 communes, 66 hamlets, 32 days.</summary>
    District,

    /// <summary>Đồng Tháp as of 2023: 143 communes, 10 hamlets each, 32 days.</summary>
    Province,
}
