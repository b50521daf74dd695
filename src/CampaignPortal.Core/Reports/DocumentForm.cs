using System.Security.Cryptography;
using System.Text;
using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Documents;

namespace CampaignPortal.Core.Reports;

/// <summary>Who issues, signs and receives a kind of document of a campaign.</summary>
public sealed class DocumentForm : IInCampaign
{
    /// <summary>What is typed into it, by the name under which the audit has it.</summary>
    internal static readonly IReadOnlyList<(string Field, Func<DocumentForm, string?> Of)> Words =
    [
        (nameof(Superior), f => f.Superior), (nameof(Issuer), f => f.Issuer), (nameof(Symbol), f => f.Symbol), (nameof(Place), f => f.Place),
        (nameof(Authority), f => f.Authority), (nameof(Position), f => f.Position), (nameof(Signatory), f => f.Signatory),
        (nameof(AddressedTo), f => f.AddressedTo), (nameof(Bases), f => f.Bases), (nameof(Recipients), f => f.Recipients),
    ];

    public int CampaignId { get; set; }

    public DocumentKind Kind { get; set; }

    /// <summary>The body above the issuing one; null where none is named.</summary>
    public string? Superior { get; set; }

    public required string Issuer { get; set; }

    /// <summary>Behind the number: "BC-CAH".</summary>
    public required string Symbol { get; set; }

    public required string Place { get; set; }

    /// <summary>"TM. ỦY BAN NHÂN DÂN"; null where the head of the body signs in his or her own right.</summary>
    public string? Authority { get; set; }

    /// <summary>"Trưởng Công an huyện", "KT. Trưởng Công an huyện".</summary>
    public required string Position { get; set; }

    /// <summary>Null leaves the place below the signature empty.</summary>
    public string? Signatory { get; set; }

    /// <summary>To whom, one a line.</summary>
    public required string AddressedTo { get; set; }

    /// <summary>Căn cứ, one a line; null where none are named.</summary>
    public string? Bases { get; set; }

    /// <summary>Nơi nhận, one a line, "Lưu: …" last.</summary>
    public required string Recipients { get; set; }

    /// <summary>Another with any other word: who saves says by it what was seen.</summary>
    public string Stamp => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', Words.Select(w => w.Of(this))))))[..16];

    /// <summary>Minutes begin with the time and the place and name no bases.</summary>
    public static bool TakesBases(DocumentKind kind) => kind != DocumentKind.Inspection;

    /// <summary>What the names of the campaign's bodies suggest, until somebody says otherwise.</summary>
    public static DocumentForm Standard(Campaign campaign, DocumentKind kind)
    {
        ArgumentNullException.ThrowIfNull(campaign);
        var level = Level(campaign.HostName);
        var agency = campaign.AgencyName;
        var place = PlaceOf(campaign.HostName);
        var body = agency.EndsWith(place, StringComparison.Ordinal) ? agency[..^place.Length].Trim() : agency;
        var chairman = $"Chủ tịch Ủy ban nhân dân {level}".Trim();
        return new()
        {
            CampaignId = campaign.Id,
            Kind = kind,
            Issuer = agency,
            Symbol = kind == DocumentKind.Urging ? Initials(body) : $"{Abbreviation(kind)}-{Initials(body)}",
            Place = place,
            Position = kind == DocumentKind.Inspection ? "Trưởng đoàn kiểm tra" : $"Trưởng {body}",
            AddressedTo = kind switch
            {
                DocumentKind.Urging => "Ủy ban nhân dân các xã, thị trấn",
                DocumentKind.Inspection => "",
                _ => chairman,
            },
            Recipients = kind switch
            {
                DocumentKind.Urging => $"Như trên\n{chairman} (báo cáo)\nLưu: VT",
                DocumentKind.Inspection => $"{chairman} (báo cáo)\nThành viên đoàn kiểm tra\nĐơn vị được kiểm tra\nLưu: VT",
                _ => "Như trên\nThành viên Tổ công tác Đề án 06\nLưu: VT",
            },
        };
    }

    /// <summary>The document without its body.</summary>
    internal OfficialDocument Head(DateOnly date, string? title, string subject) => new()
    {
        Superior = Superior,
        Issuer = Issuer,
        Symbol = Symbol,
        Place = Place,
        Date = date,
        Kind = title,
        Subject = subject,
        AddressedTo = PlainText.Paragraphs(AddressedTo),

        // The marks that end them come with the layout, whether somebody typed them or not.
        Bases = [.. PlainText.Paragraphs(Bases).Select(b => b.TrimEnd('.', ';', ',', ' ')).Where(b => b.Length > 0)],
        Body = [],
        Signature = new(Authority, Position, Signatory),
        Recipients = PlainText.Paragraphs(Recipients),
    };

    // A letter has no kind in its number: there stand the body and, where somebody sets it, the unit that drafted it.
    private static string Abbreviation(DocumentKind kind) => kind switch
    {
        DocumentKind.Commendation or DocumentKind.Criticism => "TTr",
        DocumentKind.Inspection => "BB",
        _ => "BC",
    };

    // "Ủy ban nhân dân huyện Lai Vung": the level is the first word behind the body's kind, the place what follows.
    private static string Level(string host) => Behind(host) is [var level, ..] ? level : "";

    internal static string PlaceOf(string host) => Behind(host) is [_, .. var place] && place.Length > 0 ? string.Join(' ', place) : host;

    private static string[] Behind(string host)
    {
        const string council = "Ủy ban nhân dân ";
        return host.StartsWith(council, StringComparison.OrdinalIgnoreCase) ? host[council.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries) : [];
    }

    private static string Initials(string body) =>
        string.Concat(body.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(w => char.ToUpper(w[0], System.Globalization.CultureInfo.InvariantCulture)));
}
