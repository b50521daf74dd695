namespace CampaignPortal.Core.DataSets;

/// <summary>What is wrong with a data set, and where. <paramref name="Line"/> counts from 1, the heading included; 0 is the whole file.</summary>
public sealed record DataSetError(string File, int Line, string Message)
{
    public override string ToString() => Line == 0 ? $"{File}: {Message}" : $"{File}:{Line}: {Message}";
}
