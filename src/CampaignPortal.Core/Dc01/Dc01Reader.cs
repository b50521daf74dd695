using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.DayImport;

namespace CampaignPortal.Core.Dc01;

/// <summary>Reads a file of the national system for one campaign. Pure: the same bytes and decisions give the same reading.</summary>
internal sealed class Dc01Reader(CampaignDefinition campaign, DateOnly today, Dc01Knowledge known)
{
    private const int ShownFaults = 20;
    private const int CornerRows = 15;
    private const int CornerColumns = 12;

    private readonly AreaMatcher _matcher = new(campaign.Communes, campaign.Campaign.HostName, known.Names);

    public Dc01Reading Read(byte[] file)
    {
        var (sheets, problem, fault) = Dc01Sheets.Read(file);
        if (problem is not null || fault is not null)
        {
            return new() { Problem = problem, Faults = fault is null ? [] : [fault], FaultCount = fault is null ? 0 : 1 };
        }

        var found = sheets.Select(s => (Sheet: s, Columns: Dc01Columns.Find(s, known.Headings))).ToList();
        var headed = found.Where(f => f.Columns.Found is not null).Select(f => (f.Sheet, Columns: f.Columns.Found!)).ToList();
        var corners = sheets.Where(s => s.Rows.Count > 0).Take(3).Select(Corner).ToList();
        if (headed.Count == 0)
        {
            var why = found.Select(f => f.Columns.Fault).FirstOrDefault(f => f is not null)
                ?? new Dc01Fault(Dc01FaultCode.NoHeading, string.Join(", ", sheets.Where(s => s.Rows.Count > 0).Take(5).Select(s => s.Name)));
            return new() { Faults = [why], FaultCount = 1, Corners = corners };
        }

        var (sheet, columns) = headed.MaxBy(h => Matches(h.Sheet, h.Columns));
        return Read(sheet, columns) with { OtherSheets = [.. sheets.Where(s => s != sheet && s.Rows.Count > 0).Select(s => s.Name)], Corners = corners };
    }

    private int Matches(SheetTable sheet, Dc01Columns columns) => Enumerable.Range(columns.LastRow + 1, Math.Max(0, sheet.Rows.Count - columns.LastRow - 1))
        .Select(row => sheet.Text(row, columns.Columns[Dc01Field.Area])).Distinct(StringComparer.Ordinal)
        .Count(text => _matcher.Find(AreaName.Of(text)).State is MatchState.Matched or MatchState.Decided);

    private Dc01Reading Read(SheetTable sheet, Dc01Columns columns)
    {
        var faults = new List<Dc01Fault>();
        var cells = new Dc01Cells(sheet, columns, campaign, today);
        var titleDay = Dc01Title.DayOf(sheet, columns, campaign);
        var day = columns.Columns.ContainsKey(Dc01Field.Day) ? null : known.Day ?? titleDay;
        var names = new Dictionary<string, NameRows>(StringComparer.Ordinal);
        var rows = new List<Dc01Row>();
        var seen = new Dictionary<(int CommuneId, DateOnly Day), int>();
        var isDayMissing = false;
        for (var row = columns.LastRow + 1; row < sheet.Rows.Count; row++)
        {
            if (!cells.HasFigures(row) || NameOf(names, sheet.Text(row, columns.Columns[Dc01Field.Area]), row, cells, faults) is not { } name)
            {
                continue;
            }

            if (name.State == MatchState.Unmatched && !cells.HasNumber(row))
            {
                continue;
            }

            name.Rows.Add(row + 1);
            if (name.State is MatchState.LeftOut or MatchState.Unmatched)
            {
                continue;
            }

            var figures = cells.Figures(row, faults);
            var (own, isBad) = cells.DayOf(row, faults);
            isDayMissing |= own is null && !isBad && day is null;
            if (figures is not { } read || (own ?? day) is not { } of || isBad || name.State == MatchState.Doubtful)
            {
                continue;
            }

            if (seen.TryGetValue((name.Communes[0].Id, of), out var first))
            {
                faults.Add(cells.At(Dc01FaultCode.Twice, row, Dc01Field.Area, name.Communes[0].FullName, first.ToString(System.Globalization.CultureInfo.InvariantCulture)));
                continue;
            }

            seen[(name.Communes[0].Id, of)] = row + 1;
            rows.Add(new(row + 1, name.Text, name.Communes[0].Id, of, read.Level1, read.Level2));
        }

        if (isDayMissing)
        {
            faults.Insert(0, new(Dc01FaultCode.NoDay, sheet.Name));
        }
        else if (rows.Count == 0 && faults.Count == 0 && !names.Values.Any(n => n.State == MatchState.Doubtful))
        {
            faults.Add(cells.At(Dc01FaultCode.NoCommune, columns.LastRow, Dc01Field.Area));
        }

        var present = names.Values.Where(n => n.State is MatchState.Matched or MatchState.Decided).Select(n => n.Communes[0].Id).ToHashSet();
        return new()
        {
            Faults = [.. faults.Take(ShownFaults)],
            FaultCount = faults.Count,
            Sheet = sheet.Name,
            Headings = [.. columns.Columns.OrderBy(c => c.Key).Select(c => new Dc01Heading(c.Key, SheetMatcher.Letter(c.Value), Dc01Columns.Heading(sheet, columns.FirstRow, columns.LastRow, c.Value)))],
            HasDayColumn = columns.Columns.ContainsKey(Dc01Field.Day),
            TitleDay = titleDay,
            Day = day,
            Names = [.. names.Values.Where(n => n.Rows.Count > 0).Select(n => new Dc01Name(n.Key, n.Text, n.State, n.Rows, n.Communes))],
            Rows = rows,
            Missing = [.. campaign.Communes.Where(c => !present.Contains(c.Id))],
        };
    }

    // Null for a line that is none of an area: a sum, a running number, words below the table.
    private NameRows? NameOf(Dictionary<string, NameRows> names, string text, int row, Dc01Cells cells, List<Dc01Fault> faults)
    {
        if (Dc01Cells.IsError(text))
        {
            faults.Add(cells.At(Dc01FaultCode.ErrorCell, row, Dc01Field.Area, text));
            return null;
        }

        if (names.TryGetValue(text, out var there))
        {
            return there;
        }

        var name = AreaName.Of(text);
        var (state, communes) = _matcher.Find(name);
        if (name.Bare.Count(char.IsLetter) < 2 || (state is MatchState.Doubtful or MatchState.Unmatched && AreaName.IsTotal(text)))
        {
            return null;
        }

        return names[text] = new(name.Key, text, state, [], communes);
    }

    private static Dc01Corner Corner(SheetTable sheet)
    {
        var width = Math.Clamp(sheet.Rows.Take(CornerRows).Max(r => r.Length), 1, CornerColumns);
        return new(
            sheet.Name, [.. Enumerable.Range(0, width).Select(SheetMatcher.Letter)],
            [.. Enumerable.Range(0, Math.Min(CornerRows, sheet.Rows.Count)).Select(row => (IReadOnlyList<string>)[.. Enumerable.Range(0, width).Select(column => sheet.Text(row, column))])]);
    }

    private sealed record NameRows(string Key, string Text, MatchState State, List<int> Rows, IReadOnlyList<CommuneDefinition> Communes);
}
