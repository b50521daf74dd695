using System.Text.Json;
using System.Text.Json.Serialization;
using CampaignPortal.Core.Documents;

namespace CampaignPortal.Core.Closing;

/// <summary>The sections of a closing report that people write. They never hold the report's numbers.</summary>
public enum ClosingSection
{
    /// <summary>I. Công tác chỉ đạo, triển khai.</summary>
    Direction = 1,

    /// <summary>II. Kết quả, beside the figures.</summary>
    Results = 2,

    /// <summary>III. Khó khăn, vướng mắc, nguyên nhân.</summary>
    Difficulties = 3,

    /// <summary>IV. Phương hướng.</summary>
    Outlook = 4,

    /// <summary>V. Kiến nghị, đề xuất khen thưởng.</summary>
    Proposals = 5,
}

/// <summary>Cleaned prose by section, see <see cref="ProseText"/>; a section without words is missing.</summary>
public sealed record ClosingProse(IReadOnlyDictionary<ClosingSection, string> Sections)
{
    /// <summary>Most characters of a section once it is cleaned: about ten pages.</summary>
    public const int SectionLength = 30_000;

    /// <summary>More than a paste of that has, with all its markup; nothing longer is looked at.</summary>
    internal const int TypedLength = 1_000_000;

    public static ClosingProse None { get; } = new(new Dictionary<ClosingSection, string>());

    public static IReadOnlyList<ClosingSection> All { get; } = Enum.GetValues<ClosingSection>();

    public string this[ClosingSection section] => Sections.GetValueOrDefault(section, "");

    [JsonIgnore]
    public bool IsEmpty => Sections.Count == 0;

    public static string Title(ClosingSection section) => section switch
    {
        ClosingSection.Direction => "I. CÔNG TÁC CHỈ ĐẠO, TRIỂN KHAI",
        ClosingSection.Results => "II. KẾT QUẢ THỰC HIỆN",
        ClosingSection.Difficulties => "III. KHÓ KHĂN, VƯỚNG MẮC, NGUYÊN NHÂN",
        ClosingSection.Outlook => "IV. PHƯƠNG HƯỚNG",
        _ => "V. KIẾN NGHỊ, ĐỀ XUẤT KHEN THƯỞNG",
    };

    /// <summary>What can be stored of what was typed, and the sections that are too long with their length.</summary>
    internal static (ClosingProse Prose, IReadOnlyList<ClosingProblem> Problems) Read(IReadOnlyDictionary<ClosingSection, string?> typed)
    {
        var (sections, tooLong) = ProseText.Sections(All, typed, SectionLength, TypedLength);
        return (new(sections), [.. tooLong.Select(s => new ClosingProblem(s.Section, s.Length))]);
    }

    public string Write() => JsonSerializer.Serialize(Sections, ClosingJson.Default.IReadOnlyDictionaryClosingSectionString);

    public static ClosingProse Read(string json) => new(JsonSerializer.Deserialize(json, ClosingJson.Default.IReadOnlyDictionaryClosingSectionString)!);
}

/// <param name="Length">Of the section once cleaned, or as it was typed where it was too long to be cleaned.</param>
public sealed record ClosingProblem(ClosingSection Section, int Length);

/// <summary>An attachment as it was when the report was filed.</summary>
public sealed record AttachedFile(string Name, string Hash, int Length);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(IReadOnlyDictionary<ClosingSection, string>))]
[JsonSerializable(typeof(ClosingFigures))]
[JsonSerializable(typeof(IReadOnlyList<AttachedFile>))]
internal sealed partial class ClosingJson : JsonSerializerContext;
