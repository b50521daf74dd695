namespace CampaignPortal.Tests.Web;

/// <summary>What stands in the database of a <see cref="WebPortal"/>.</summary>
public enum WebContent
{
    /// <summary>Tables alone.</summary>
    Empty,

    /// <summary>The sample campaign at 15:00 on 20/8/2023, with the sample accounts.</summary>
    Sample,

    /// <summary>The same, and the whole reference campaign beside it as campaign 2.</summary>
    SampleAndReference,
}
