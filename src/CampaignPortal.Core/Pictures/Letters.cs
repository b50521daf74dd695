using SkiaSharp;

namespace CampaignPortal.Core.Pictures;

/// <summary>The letters of pictures: Be Vietnam Pro, which has every Vietnamese letter. Servers need not have any font.</summary>
internal static class Letters
{
    // Loaded once and kept as long as the process lives: a typeface is memory outside the collector's reach.
    private static readonly Lazy<SKTypeface> RegularFace = new(() => Load("be-vietnam-pro-400.ttf"));
    private static readonly Lazy<SKTypeface> StrongFace = new(() => Load("be-vietnam-pro-600.ttf"));

    public static SKTypeface Regular => RegularFace.Value;

    public static SKTypeface Strong => StrongFace.Value;

    private static SKTypeface Load(string name)
    {
        using var stream = typeof(Letters).Assembly.GetManifestResourceStream(name)!;
        using var data = SKData.Create(stream);
        return SKTypeface.FromData(data) ?? throw new InvalidDataException($"The font {name} is damaged.");
    }
}
