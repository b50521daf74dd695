namespace CampaignPortal.Core.SheetForms;

/// <summary>Where the rows of one sheet come to stand when some of them are repeated. Pure.</summary>
/// <param name="repeats">A row, and how many stand in its place.</param>
internal sealed class RowMap(IReadOnlyDictionary<int, int> repeats)
{
    public static readonly RowMap Same = new(new Dictionary<int, int>());

    private readonly (int Row, int Extra)[] _extra = [.. repeats.Where(r => r.Value > 1).Select(r => (r.Key, r.Value - 1))];

    public bool IsSame => _extra.Length == 0;

    /// <summary>The new number of a row; of a repeated one the first.</summary>
    public int First(int row) => row + _extra.Where(e => e.Row < row).Sum(e => e.Extra);

    /// <summary>The new number of a row; of a repeated one the last.</summary>
    public int Last(int row) => row + _extra.Where(e => e.Row <= row).Sum(e => e.Extra);

    public bool IsRepeated(int row) => _extra.Any(e => e.Row == row);
}
