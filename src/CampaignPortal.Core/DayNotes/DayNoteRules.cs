using System.Text;
using CampaignPortal.Core.Audit;
using CampaignPortal.Core.DailyEntry;

namespace CampaignPortal.Core.DayNotes;

/// <summary>What may be written beside the counts of a day. Pure.</summary>
public static class DayNoteRules
{
    /// <summary>Most characters of either text, line breaks included.</summary>
    public const int TextLength = DayNoteTables.TextLength;

    public static IReadOnlyList<WorkPlace> Places { get; } = Enum.GetValues<WorkPlace>();

    /// <summary>NFC, ends of lines and of the text trimmed, line breaks kept as \n; null where nothing is left.</summary>
    public static string? Clean(string? text)
    {
        var whole = new StringBuilder(text?.Length ?? 0);
        foreach (var rune in (text ?? "").ReplaceLineEndings("\n").EnumerateRunes())
        {
            // Runes have no halves of letters, which no column and no page takes; other control characters are no text.
            whole.Append(rune.Value == '\n' || !Rune.IsControl(rune) ? rune.ToString() : " ");
        }

        var lines = whole.ToString().Normalize(NormalizationForm.FormC).Split('\n').Select(line => line.TrimEnd());
        return string.Join('\n', lines).Trim() is { Length: > 0 } clean ? clean : null;
    }

    /// <summary>Reads what was typed. Every problem is found, not the first alone.</summary>
    internal static (NoteContent Content, List<NoteProblem> Problems) Read(DayNoteInput input)
    {
        var content = new NoteContent(Clean(input.Difficulties), Clean(input.Proposals), new Dictionary<WorkPlace, int>());
        var problems = new List<NoteProblem>();
        foreach (var (field, text) in new[] { (nameof(NoteContent.Difficulties), content.Difficulties), (nameof(NoteContent.Proposals), content.Proposals) })
        {
            if (text?.Length > TextLength)
            {
                problems.Add(new(field, null, text.Length));
            }
        }

        foreach (var place in Places)
        {
            var reading = CountText.Read(input.Places.GetValueOrDefault(place));
            if (reading.Problem is { } code)
            {
                problems.Add(new(place.ToString(), code, 0));
            }
            else if (reading.Value is { } value)
            {
                content.Places[place] = value;
            }
        }

        return (content, problems);
    }

    /// <summary>What has changed, for the audit; empty where both are the same.</summary>
    internal static List<AuditChange> Changes(NoteContent stored, NoteContent typed)
    {
        AuditChange[] all =
        [
            new(nameof(NoteContent.Difficulties), stored.Difficulties, typed.Difficulties),
            new(nameof(NoteContent.Proposals), stored.Proposals, typed.Proposals),
            .. Places.Select(p => new AuditChange(p.ToString(), Text(stored, p), Text(typed, p))),
        ];
        return [.. all.Where(c => c.Old != c.New)];
    }

    private static string? Text(NoteContent content, WorkPlace place) =>
        content.Places.TryGetValue(place, out var value) ? value.ToString(System.Globalization.CultureInfo.InvariantCulture) : null;
}

/// <summary>What a note holds; a place without a count is blank, which is not zero.</summary>
internal sealed record NoteContent(string? Difficulties, string? Proposals, Dictionary<WorkPlace, int> Places);
