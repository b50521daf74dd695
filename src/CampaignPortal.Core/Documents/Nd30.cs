namespace CampaignPortal.Core.Documents;

/// <summary>
/// The layout of Nghị định 30/2020/NĐ-CP, phụ lục I, mục II: lengths in twentieths of a point, sizes of letters in half points.
/// Where the decree leaves a range, the value here lies in it.
/// </summary>
internal static class Nd30
{
    public const string Font = "Times New Roman";

    public const int PageShort = 11906;
    public const int PageLong = 16838;
    public const int Top = 1134;
    public const int Bottom = 1134;
    public const int Left = 1701;
    public const int Right = 1134;

    /// <summary>Width between the margins of an upright page.</summary>
    public const int TextWidth = PageShort - Left - Right;

    /// <summary>Width of an appendix: its page lies on its side, the binding edge is above.</summary>
    public const int WideTextWidth = PageLong - Top - Bottom;

    public const int Superior = 24;
    public const int Issuer = 24;
    public const int Nation = 24;
    public const int Motto = 26;
    public const int Number = 26;
    public const int PlaceAndDate = 26;
    public const int Kind = 28;
    public const int Subject = 28;
    public const int LetterSubject = 24;
    public const int Body = 28;
    public const int TableText = 24;

    /// <summary>Of a table with more columns than <see cref="ManyColumns"/>: a figure of five digits stays on one line.</summary>
    public const int WideTableText = 18;

    public const int ManyColumns = 12;

    /// <summary>With more columns than this, a table of marks: cells without margins, so that "31/8" and "(34)" stay on one line.</summary>
    public const int CrowdedColumns = 24;
    public const int Signature = 28;
    public const int RecipientsLabel = 24;
    public const int Recipients = 22;
    public const int AppendixLabel = 28;
    public const int PageNumber = 26;

    /// <summary>1.27 cm.</summary>
    public const int FirstLine = 720;

    /// <summary>6 pt.</summary>
    public const int BetweenParagraphs = 120;
}
