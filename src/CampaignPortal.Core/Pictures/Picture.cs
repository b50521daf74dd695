using System.Runtime.InteropServices;
using System.Text;
using SkiaSharp;

namespace CampaignPortal.Core.Pictures;

/// <summary>A sheet to draw on and to take a PNG from; gives its native memory back when it is disposed of.</summary>
internal sealed class Picture : IDisposable
{
    private readonly SKBitmap _bitmap;
    private readonly SKCanvas _canvas;
    private readonly SKPaint _paint = new() { IsAntialias = true };
    private readonly SKFont _font = new(Letters.Regular) { Subpixel = true };

    public Picture(int width, int height, SKColor ground)
    {
        _bitmap = new(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        _canvas = new(_bitmap);
        _canvas.Clear(ground);
    }

    public void Box(float x, float y, float width, float height, SKColor color, float radius = 0)
    {
        _paint.Style = SKPaintStyle.Fill;
        _paint.Color = color;
        _canvas.DrawRoundRect(x, y, width, height, radius, radius, _paint);
    }

    public void Line(SKColor color, float width, params SKPoint[] points)
    {
        _paint.Style = SKPaintStyle.Stroke;
        _paint.StrokeWidth = width;
        _paint.StrokeCap = SKStrokeCap.Round;
        _paint.Color = color;
        _canvas.DrawPoints(SKPointMode.Polygon, points, _paint);
    }

    public void Circle(float x, float y, float radius, SKColor color, float stroke = 0)
    {
        _paint.Style = stroke > 0 ? SKPaintStyle.Stroke : SKPaintStyle.Fill;
        _paint.StrokeWidth = stroke;
        _paint.Color = color;
        _canvas.DrawCircle(x, y, radius, _paint);
    }

    /// <summary>One line, shortened with an ellipsis where it is too wide.</summary>
    /// <param name="y">Its base line.</param>
    /// <returns>How wide it is.</returns>
    public float Text(string text, float x, float y, TextLook look, float most = float.MaxValue)
    {
        Use(look);
        var line = Fit(Clean(text), most);
        var width = _font.MeasureText(line);
        _paint.Style = SKPaintStyle.Fill;
        _paint.Color = look.Color;
        _canvas.DrawText(line, look.IsRight ? x - width : x, y, SKTextAlign.Left, _font, _paint);
        return width;
    }

    /// <summary>The same look, smaller where the text would be too wide: a number is not shortened.</summary>
    public TextLook Fitting(string text, TextLook look, float most)
    {
        Use(look);
        var width = _font.MeasureText(Clean(text));
        return width <= most ? look : look with { Size = look.Size * most / width };
    }

    /// <summary>The text in lines of at most <paramref name="most"/>, broken between words; the last is shortened where there are too many.</summary>
    public IReadOnlyList<string> Lines(string text, TextLook look, float most, int count)
    {
        Use(look);
        List<string> lines = [""];
        foreach (var word in Clean(text).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var longer = lines[^1].Length == 0 ? word : $"{lines[^1]} {word}";
            if (lines[^1].Length == 0 || lines.Count == count || _font.MeasureText(longer) <= most)
            {
                lines[^1] = longer;
            }
            else
            {
                lines.Add(word);
            }
        }

        return [.. lines.Select(l => Fit(l, most))];
    }

    public byte[] Png()
    {
        _canvas.Flush();
        return PalettePng.Write(_bitmap.Width, _bitmap.Height, MemoryMarshal.Cast<byte, uint>(_bitmap.GetPixelSpan()));
    }

    public void Dispose()
    {
        _canvas.Dispose();
        _bitmap.Dispose();
        _font.Dispose();
        _paint.Dispose();
    }

    // A letter and its marks are one glyph only where they are one character.
    internal static string Clean(string text) => text.Normalize(NormalizationForm.FormC);

    private void Use(TextLook look)
    {
        _font.Typeface = look.IsStrong ? Letters.Strong : Letters.Regular;
        _font.Size = look.Size;
    }

    private string Fit(string text, float most)
    {
        if (_font.MeasureText(text) <= most)
        {
            return text;
        }

        var length = text.Length;
        while (length > 0 && _font.MeasureText(text[..length].TrimEnd() + "…") > most)
        {
            length--;
        }

        return text[..length].TrimEnd() + "…";
    }
}

/// <param name="Size">In pixels.</param>
/// <param name="IsRight">The text ends at its place instead of beginning there.</param>
internal readonly record struct TextLook(float Size, SKColor Color, bool IsStrong = false, bool IsRight = false);
