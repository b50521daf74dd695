using System.Globalization;
using CampaignPortal.Core.DailyEntry;
using CampaignPortal.Core.Pictures;
using CampaignPortal.Core.Rollup;
using SkiaSharp;

namespace CampaignPortal.Core.Urging;

/// <summary>Draws a page of a <see cref="UrgingBulletin"/> as PNG, as wide as a phone's screen has pixels.</summary>
public static class BulletinPicture
{
    /// <summary>In pixels; chats show it as wide as the screen.</summary>
    public const int Width = 1080;

    private const float Edge = 40;
    private const float Right = Width - Edge;
    private const float HeadHeight = 276;
    private const float SourceHeight = 40;
    private const float FiguresHeight = 152;
    private const float DeadlineHeight = 128;
    private const float HeadingsHeight = 56;
    private const float RowHeight = 112;
    private const float FootHeight = 64;

    // Letters that surely stand in one line of the source.
    private const int SourceOfALine = 56;

    // Where the columns of numbers end, and where the bar begins.
    private const float TodayEnds = 610;
    private const float ShareEnds = 866;
    private const float BarBegins = 640;

    private static readonly SKColor Paper = SKColor.Parse("#ffffff");
    private static readonly SKColor Ink = SKColor.Parse("#17212e");
    private static readonly SKColor Soft = SKColor.Parse("#51606f");
    private static readonly SKColor Rule = SKColor.Parse("#d9d7cf");
    private static readonly SKColor Head = SKColor.Parse("#14304f");
    private static readonly SKColor Ground = SKColor.Parse("#f1f3f6");
    private static readonly SKColor Done = SKColor.Parse("#17663a");
    private static readonly SKColor Track = SKColor.Parse("#14508c");
    private static readonly SKColor Slow = SKColor.Parse("#7d4a00");
    private static readonly SKColor Urge = SKColor.Parse("#a31621");
    private static readonly SKColor UrgeGround = SKColor.Parse("#fce8e8");

    /// <summary>How tall a page is, in pixels.</summary>
    public static int HeightOf(UrgingBulletin bulletin, int page)
    {
        ArgumentNullException.ThrowIfNull(bulletin);
        return (int)(HeadHeightOf(bulletin) + FiguresHeight + (bulletin.Deadline is null ? 0 : DeadlineHeight) + HeadingsHeight
            + (RowHeight * bulletin.Page(page).Count) + FootHeight);
    }

    /// <summary>The page's bytes (.png).</summary>
    /// <param name="page">1 for the first.</param>
    public static byte[] Write(UrgingBulletin bulletin, int page)
    {
        ArgumentNullException.ThrowIfNull(bulletin);
        using var picture = new Picture(Width, HeightOf(bulletin, page), Paper);
        var head = HeadHeightOf(bulletin);
        picture.Box(0, 0, Width, head, Head);
        picture.Text(bulletin.Agency.ToUpper(CultureInfo.GetCultureInfo("vi-VN")), Edge, 68, new(32, Paper, IsStrong: true), Right - Edge);
        picture.Text(bulletin.Title, Edge, 142, new(60, Paper, IsStrong: true), Right - Edge);
        picture.Text(bulletin.Subtitle, Edge, 196, picture.Fitting(bulletin.Subtitle, new(30, Paper), Right - Edge), Right - Edge);
        var source = new TextLook(28, Paper);
        foreach (var (number, line) in picture.Lines(bulletin.Source, source, Right - Edge, LinesOfSource(bulletin)).Index())
        {
            picture.Text(line, Edge, 244 + (number * SourceHeight), source, Right - Edge);
        }

        var y = head + Figures(picture, bulletin, head);
        if (bulletin.Deadline is { } deadline)
        {
            y += Deadline(picture, deadline, y);
        }

        y += Headings(picture, y);
        foreach (var row in bulletin.Page(page))
        {
            Row(picture, row, y);
            y += RowHeight;
        }

        if (bulletin.PageCount > 1)
        {
            picture.Text(string.Create(CultureInfo.InvariantCulture, $"Ảnh {page}/{bulletin.PageCount}"), Right, y + 42, new(28, Soft, IsRight: true));
        }

        picture.Text("Cổng theo dõi chiến dịch", Edge, y + 42, new(28, Soft));
        return picture.Png();
    }

    // Whose counts they are is never shortened: it takes the lines that it needs.
    private static int LinesOfSource(UrgingBulletin bulletin) => Math.Max(1, (bulletin.Source.Length + SourceOfALine - 1) / SourceOfALine);

    private static float HeadHeightOf(UrgingBulletin bulletin) => HeadHeight + ((LinesOfSource(bulletin) - 1) * SourceHeight);

    private static float Figures(Picture picture, UrgingBulletin bulletin, float y)
    {
        picture.Box(0, y, Width, FiguresHeight, Ground);
        var x = Edge;
        foreach (var (figure, width) in bulletin.Figures.Zip([168f, 164f, 322f, 182f, 164f]))
        {
            picture.Text(figure.Value, x, y + 72, picture.Fitting(figure.Value, new(36, Ink, IsStrong: true), width - 16));
            picture.Text(figure.Label, x, y + 116, new(26, Soft), width - 12);
            x += width;
        }

        return FiguresHeight;
    }

    private static float Deadline(Picture picture, string text, float y)
    {
        var look = new TextLook(32, Urge, IsStrong: true);
        var lines = picture.Lines(text, look, Right - Edge - 24, 2);
        picture.Box(0, y, Width, DeadlineHeight, UrgeGround);
        picture.Box(0, y, 12, DeadlineHeight, Urge);
        foreach (var (index, line) in lines.Index())
        {
            picture.Text(line, Edge, y + (lines.Count == 1 ? 75 : 54 + (44 * index)), look);
        }

        return DeadlineHeight;
    }

    private static float Headings(Picture picture, float y)
    {
        foreach (var (text, x) in UrgingBulletin.Headings.Zip([Edge, TodayEnds, ShareEnds, Right]))
        {
            picture.Text(text, x, y + 40, new(26, Soft, IsRight: x > Edge));
        }

        return HeadingsHeight;
    }

    private static void Row(Picture picture, BulletinRow row, float y)
    {
        picture.Line(Rule, 2, new(Edge, y), new(Right, y));
        picture.Text(row.Name, Edge, y + 48, new(36, Ink, IsStrong: true), 400);
        picture.Text(row.Today, TodayEnds, y + 48, new(34, Ink, IsRight: true));
        picture.Text(row.Share, ShareEnds, y + 48, picture.Fitting(row.Share, new(34, Ink, IsRight: true), ShareEnds - BarBegins));
        picture.Text(row.Percent, Right, y + 48, new(36, Ink, IsStrong: true, IsRight: true));
        var x = Edge + State(picture, row, Edge, y + 90) + 24;
        if (row.Pace != PaceClass.Unknown)
        {
            Pace(picture, row, x, y + 90);
        }

        Bar(picture, row, y + 74);
    }

    private static float State(Picture picture, BulletinRow row, float x, float y)
    {
        var state = row.IsPartial ? DayState.Late : row.State;
        var color = state switch { DayState.OnTime => Done, DayState.Late => Slow, DayState.Missing => Urge, _ => Soft };
        switch (state)
        {
            case DayState.OnTime:
                Tick(picture, x, y, color);
                break;
            case DayState.Missing:
                picture.Line(color, 4, new(x + 3, y - 17), new(x + 17, y - 3));
                picture.Line(color, 4, new(x + 17, y - 17), new(x + 3, y - 3));
                break;
            default:
                picture.Circle(x + 10, y - 10, 8, color, stroke: 3.5f);
                break;
        }

        return 30 + picture.Text(row.StateWord, x + 30, y, new(27, color), 350);
    }

    private static void Pace(Picture picture, BulletinRow row, float x, float y)
    {
        var color = ColorOf(row.Pace);
        switch (row.Pace)
        {
            case PaceClass.Done:
                Tick(picture, x, y, color);
                break;
            case PaceClass.OnTrack:
                picture.Circle(x + 10, y - 10, 8, color);
                break;
            case PaceClass.Slow:
                picture.Line(color, 4, new(x + 2, y - 3), new(x + 10, y - 18), new(x + 18, y - 3), new(x + 2, y - 3));
                break;
            default:
                picture.Text("!!", x + 3, y, new(27, color, IsStrong: true));
                break;
        }

        picture.Text(row.PaceWord, x + 28, y, new(27, color), BarBegins - x - 40);
    }

    private static void Tick(Picture picture, float x, float y, SKColor color) =>
        picture.Line(color, 4, new(x + 2, y - 10), new(x + 8, y - 3), new(x + 19, y - 18));

    // What is reached of the quota, and a mark where the straight line stands.
    private static void Bar(Picture picture, BulletinRow row, float y)
    {
        if (row.Reached is not { } reached)
        {
            return;
        }

        const float width = Right - BarBegins;
        picture.Box(BarBegins, y, width, 16, Rule, 8);
        if (reached > 0)
        {
            picture.Box(BarBegins, y, Math.Max(8, (float)Math.Min(1, reached) * width), 16, ColorOf(row.Pace), 8);
        }

        var mark = BarBegins + ((float)Math.Min(1, row.Required ?? 0) * width);
        picture.Line(Ink, 4, new(mark, y - 6), new(mark, y + 22));
    }

    private static SKColor ColorOf(PaceClass pace) => pace switch
    {
        PaceClass.Done => Done,
        PaceClass.OnTrack => Track,
        PaceClass.Slow => Slow,
        _ => Urge,
    };
}
