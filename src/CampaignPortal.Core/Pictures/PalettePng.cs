using System.Buffers.Binary;
using System.IO.Compression;

namespace CampaignPortal.Core.Pictures;

/// <summary>
/// A PNG of at most 256 colours (PNG specification, colour type 3). Letters on plain ground have few of them: this takes a
/// third of a PNG in full colour. What is rarer than the 256th becomes the nearest of them.
/// </summary>
internal static class PalettePng
{
    private const int MostColors = 256;
    private static readonly uint[] CrcTable = [.. Enumerable.Range(0, 256).Select(n => Enumerable.Range(0, 8).Aggregate((uint)n, (c, _) => (c & 1) == 1 ? 0xEDB88320 ^ (c >> 1) : c >> 1))];

    /// <param name="pixels">Red, green, blue from the lowest byte up; row by row.</param>
    public static byte[] Write(int width, int height, ReadOnlySpan<uint> pixels)
    {
        var counts = new Dictionary<uint, int>();
        foreach (var pixel in pixels)
        {
            var color = pixel & 0xFFFFFF;
            counts[color] = counts.GetValueOrDefault(color) + 1;
        }

        var palette = counts.OrderByDescending(c => c.Value).ThenBy(c => c.Key).Take(MostColors).Select(c => c.Key).ToArray();
        var index = counts.Keys.ToDictionary(color => color, color => (byte)Nearest(palette, color));
        using var png = new MemoryStream();
        png.Write([0x89, .. "PNG\r\n\x1a\n"u8]);
        var head = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(head, width);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(4), height);
        (head[8], head[9]) = (8, 3);
        Chunk(png, "IHDR"u8, head);
        Chunk(png, "PLTE"u8, [.. palette.SelectMany(c => new[] { (byte)c, (byte)(c >> 8), (byte)(c >> 16) })]);
        Chunk(png, "IDAT"u8, Packed(width, height, pixels, index));
        Chunk(png, "IEND"u8, []);
        return png.ToArray();
    }

    private static byte[] Packed(int width, int height, ReadOnlySpan<uint> pixels, Dictionary<uint, byte> index)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.SmallestSize))
        {
            // Each row begins with its filter: none.
            var row = new byte[width + 1];
            for (var y = 0; y < height; y++)
            {
                for (var x = 0; x < width; x++)
                {
                    row[x + 1] = index[pixels[(y * width) + x] & 0xFFFFFF];
                }

                zlib.Write(row);
            }
        }

        return packed.ToArray();
    }

    private static int Nearest(uint[] palette, uint color)
    {
        var best = 0;
        for (var i = 1; i < palette.Length; i++)
        {
            best = Distance(palette[i], color) < Distance(palette[best], color) ? i : best;
        }

        return best;
    }

    private static int Distance(uint a, uint b)
    {
        var (red, green, blue) = ((int)(a & 255) - (int)(b & 255), (int)((a >> 8) & 255) - (int)((b >> 8) & 255), (int)(a >> 16) - (int)(b >> 16));
        return (red * red) + (green * green) + (blue * blue);
    }

    private static void Chunk(MemoryStream png, ReadOnlySpan<byte> kind, ReadOnlySpan<byte> content)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
        png.Write(number);
        png.Write(kind);
        png.Write(content);
        BinaryPrimitives.WriteUInt32BigEndian(number, ~Crc(Crc(uint.MaxValue, kind), content));
        png.Write(number);
    }

    private static uint Crc(uint crc, ReadOnlySpan<byte> bytes)
    {
        foreach (var value in bytes)
        {
            crc = CrcTable[(crc ^ value) & 255] ^ (crc >> 8);
        }

        return crc;
    }
}
