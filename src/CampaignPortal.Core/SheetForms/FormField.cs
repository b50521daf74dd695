using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Rollup;
using CampaignPortal.Core.Units;

namespace CampaignPortal.Core.SheetForms;

/// <summary>What a row of a form is repeated for.</summary>
public enum FormGroup
{
    /// <summary>Stands once: of the whole campaign.</summary>
    None = 0,
    Communes = 1,
    Hamlets = 2,
    Units = 3,
}

/// <summary>Something that a form can ask for.</summary>
/// <param name="Key">As it is written between the braces: <c>luy_ke</c>, <c>xa.luy_ke</c>.</param>
/// <param name="Meaning">In words.</param>
public sealed record FormField(string Key, string Meaning, FormGroup Group);

/// <summary>A field and how its value is found in a source of the figures.</summary>
internal sealed record FieldOf<TSource>(string Key, string Meaning, Func<TSource, object?> Value);

/// <summary>A commune, a hamlet or all together.</summary>
/// <param name="Number">1 for the first.</param>
/// <param name="Period">Sums of flows over the chosen days, by indicator id.</param>
/// <param name="Commune">Of a hamlet.</param>
internal sealed record AreaSource(RollupRow Row, int Number, IReadOnlyDictionary<int, int?> Period, string? Commune = null);

internal sealed record UnitSource(UnitRow Row, int Number);

/// <summary>The campaign on the chosen days.</summary>
internal sealed record SpanSource(CampaignDefinition Campaign, RollupTable Rollup, DateOnly From, DateOnly To, string MadeBy);
