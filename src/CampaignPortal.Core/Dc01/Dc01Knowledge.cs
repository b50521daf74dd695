namespace CampaignPortal.Core.Dc01;

/// <summary>What people have decided about files of this campaign, and the day that one chose for this file.</summary>
/// <param name="Headings">By <see cref="Dc01Headings.KeyOf"/>.</param>
/// <param name="Names">By <see cref="AreaName.Key"/>; null is none of the communes.</param>
internal sealed record Dc01Knowledge(
    IReadOnlyDictionary<string, Dc01Field> Headings, IReadOnlyDictionary<string, int?> Names, DateOnly? Day = null)
{
    public static readonly Dc01Knowledge None = new(new Dictionary<string, Dc01Field>(), new Dictionary<string, int?>());
}
