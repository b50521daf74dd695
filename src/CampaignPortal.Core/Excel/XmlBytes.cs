using System.Buffers;
using System.Globalization;
using System.Text;

namespace CampaignPortal.Core.Excel;

/// <summary>XML on its way into a stream: one buffer, flushed when it is full, so that memory stays flat whatever the length.</summary>
internal sealed class XmlBytes
{
    private const int Full = 48 * 1024;

    private static readonly SearchValues<char> Escaped = SearchValues.Create("&<>\"_");

    private readonly ArrayBufferWriter<byte> _buffer = new(64 * 1024);

    /// <summary>Where the bytes go.</summary>
    public Stream Target { get; set; } = Stream.Null;

    public XmlBytes Raw(ReadOnlySpan<byte> xml)
    {
        _buffer.Write(xml);
        return this;
    }

    public XmlBytes Raw(string xml)
    {
        Encoding.UTF8.GetBytes(xml, _buffer);
        return this;
    }

    public XmlBytes Number<T>(T value)
        where T : IUtf8SpanFormattable
    {
        var room = _buffer.GetSpan(40);
        value.TryFormat(room, out var written, default, CultureInfo.InvariantCulture);
        _buffer.Advance(written);
        return this;
    }

    /// <summary>Text that <see cref="CellText.Of"/> has cleaned, or part of a formula.</summary>
    public XmlBytes Text(ReadOnlySpan<char> text, bool isCell = true)
    {
        while (text.IndexOfAny(Escaped) is var at and >= 0)
        {
            Plain(text[..at]);
            Raw(text[at] switch
            {
                '&' => "&amp;"u8,
                '<' => "&lt;"u8,
                '>' => "&gt;"u8,
                '"' => "&quot;"u8,
                _ => isCell && CellText.IsEscape(text, at) ? "_x005F_"u8 : "_"u8,
            });
            text = text[(at + 1)..];
        }

        Plain(text);
        return this;
    }

    public void FlushWhenFull()
    {
        if (_buffer.WrittenCount > Full)
        {
            Flush();
        }
    }

    public void Flush()
    {
        Target.Write(_buffer.WrittenSpan);
        _buffer.ResetWrittenCount();
    }

    private void Plain(ReadOnlySpan<char> text)
    {
        if (text.Length > 0)
        {
            _buffer.Advance(Encoding.UTF8.GetBytes(text, _buffer.GetSpan(text.Length * 3)));
        }
    }
}
