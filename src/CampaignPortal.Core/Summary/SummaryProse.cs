using System.Text.Json;
using CampaignPortal.Core.Audit;
using CampaignPortal.Core.Documents;

namespace CampaignPortal.Core.Summary;

/// <summary>The parts of the summary report that the agency writes. They never hold its numbers.</summary>
public enum SummarySection
{
    /// <summary>Công tác chỉ đạo, triển khai.</summary>
    Direction = 1,

    /// <summary>Công tác tuyên truyền, lực lượng tham gia: left out where nobody writes it.</summary>
    Communication = 2,

    /// <summary>Đánh giá, below the figures.</summary>
    Results = 3,

    /// <summary>Khó khăn, vướng mắc, nguyên nhân.</summary>
    Difficulties = 4,

    /// <summary>Phương hướng, nhiệm vụ.</summary>
    Outlook = 5,

    /// <summary>Kiến nghị, đề xuất.</summary>
    Proposals = 6,
}

/// <summary>Cleaned prose by section, see <see cref="ProseText"/>; a section without words is missing.</summary>
public sealed record SummaryProse(IReadOnlyDictionary<SummarySection, string> Sections)
{
    /// <summary>Most characters of a section once it is cleaned: more than anybody writes.</summary>
    public const int SectionLength = 200_000;

    /// <summary>What such a section has as markup; nothing longer is looked at.</summary>
    private const int TypedLength = 2_000_000;

    public static SummaryProse None { get; } = new(new Dictionary<SummarySection, string>());

    public static IReadOnlyList<SummarySection> All { get; } = Enum.GetValues<SummarySection>();

    public string this[SummarySection section] => Sections.GetValueOrDefault(section, "");

    /// <summary>What can be stored, and the sections that are too long.</summary>
    internal static (SummaryProse Prose, IReadOnlyList<SummarySection> TooLong) Read(IReadOnlyDictionary<SummarySection, string?> typed)
    {
        var (sections, tooLong) = ProseText.Sections(All, typed, SectionLength, TypedLength);
        return (new(sections), [.. tooLong.Select(s => s.Section)]);
    }

    public string Write() => JsonSerializer.Serialize(new Dictionary<SummarySection, string>(Sections), SummaryJson.Default.DictionarySummarySectionString);

    public static SummaryProse Read(string json) => new(JsonSerializer.Deserialize(json, SummaryJson.Default.DictionarySummarySectionString)!);

    // The audit names the sections and their lengths: the words themselves would make it many times as large.
    internal List<AuditChange> Changes(SummaryProse typed) =>
    [
        .. All.Where(s => this[s] != typed[s]).Select(s => new AuditChange(
            s.ToString(), this[s].Length.ToString(System.Globalization.CultureInfo.InvariantCulture), typed[s].Length.ToString(System.Globalization.CultureInfo.InvariantCulture))),
    ];
}
