namespace CampaignPortal.Web.Features.Rollup;

/// <summary>The lines of a list that one page shows: all of a short list, fifty of a long one.</summary>
/// <param name="Lines">Of the whole list.</param>
/// <param name="Most">A list with no more lines than this is not cut.</param>
/// <param name="Wanted">The page that an address asks for, from 1.</param>
public readonly record struct PagePart(int Lines, int Most, int? Wanted)
{
    public const int Length = 50;

    public int Count => Lines <= Most ? 1 : (Lines + Length - 1) / Length;

    public int Number => Math.Clamp(Wanted ?? 1, 1, Count);

    public IEnumerable<T> Of<T>(IEnumerable<T> lines) => Count == 1 ? lines : lines.Skip((Number - 1) * Length).Take(Length);
}
