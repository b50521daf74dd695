using System.Text;
using System.Xml;
using DocumentFormat.OpenXml;

namespace CampaignPortal.Core.Documents;

/// <summary>A document's main part while it is written: elements one by one, so that no more than one of them is ever held.</summary>
internal sealed class BodyXml : IDisposable
{
    public const string Main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    private const string Relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private readonly XmlWriter _xml;

    /// <param name="part">Is closed with this.</param>
    public BodyXml(Stream part)
    {
        _xml = XmlWriter.Create(part, new() { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), CloseOutput = true });
        _xml.WriteStartDocument(standalone: true);
        Begin("document");
        _xml.WriteAttributeString("xmlns", "r", null, Relationships);
        Begin("body");
    }

    public void Begin(string name) => _xml.WriteStartElement("w", name, Main);

    public void End() => _xml.WriteEndElement();

    public void Add(OpenXmlElement element) => element.WriteTo(_xml);

    public void Add(IEnumerable<OpenXmlElement> elements)
    {
        foreach (var element in elements)
        {
            Add(element);
        }
    }

    /// <param name="text">As <see cref="PlainText"/> leaves it.</param>
    public void Add(Pattern pattern, string text)
    {
        _xml.WriteRaw(pattern.Before);
        _xml.WriteString(text);
        _xml.WriteRaw(pattern.After);
    }

    public void Dispose()
    {
        _xml.WriteEndDocument();
        _xml.Dispose();
    }
}

/// <summary>A cell that is written again and again with another text: its markup is worked out once.</summary>
internal sealed record Pattern(string Before, string After);
