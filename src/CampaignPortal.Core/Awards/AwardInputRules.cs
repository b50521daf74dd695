using System.Globalization;
using CampaignPortal.Core.Audit;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Documents;

namespace CampaignPortal.Core.Awards;

/// <summary>Reads what was typed about rules and decisions. Pure.</summary>
internal static class AwardInputRules
{
    private const decimal Largest = 1000;

    /// <summary>The proposal as it would be stored, or what is wrong with it.</summary>
    /// <param name="standing">Null for who is added by hand.</param>
    public static (AwardProposal? Proposal, AwardOutcome Problem) Read(AwardInput input, AwardRules rules, AwardStanding? standing)
    {
        var name = standing?.Name ?? PlainText.Line(input.Name);
        var (position, body) = standing is null ? (Line(input.Position), Line(input.Body)) : (null, null);
        var form = Line(input.Form) ?? rules.FormOf(input.Kind, input.Level);
        var reason = Line(input.Reason);
        if (name.Length == 0)
        {
            return (null, AwardOutcome.NoName);
        }

        if (new[] { name, position, body, form }.Any(t => t?.Length > AwardTables.LineLength) || reason?.Length > AwardTables.ReasonLength)
        {
            return (null, AwardOutcome.TooLong);
        }

        // A sentence that says what the figures say follows them when they are taken over anew.
        if (standing is not null && reason == AwardWords.Reason(input.Kind, standing.Evidence))
        {
            reason = null;
        }

        if (reason is null && standing is null && input.IsProposed)
        {
            return (null, AwardOutcome.NoReason);
        }

        return (new()
        {
            CampaignId = input.CampaignId,
            Kind = input.Kind,
            Subject = input.Subject,
            Name = name,
            IsPerson = standing is null && input.IsPerson,
            Position = position,
            Body = body,
            IsProposed = input.IsProposed,
            Level = input.Kind == AwardKind.Criticism ? AwardLevel.Host : input.Level,
            Form = form,
            Reason = reason,
            Evidence = standing?.Evidence.Write(),
            DecidedBy = "",
        }, AwardOutcome.Saved);
    }

    public static List<AuditChange> Changes(AwardProposal? stored, AwardProposal typed)
    {
        (string Field, Func<AwardProposal, string?> Of)[] fields =
        [
            (nameof(typed.IsProposed), p => p.IsProposed ? "1" : "0"), (nameof(typed.Level), p => p.Level.ToString()), (nameof(typed.Form), p => p.Form),
            (nameof(typed.Reason), p => p.Reason), (nameof(typed.Name), p => p.Name), (nameof(typed.IsPerson), p => p.IsPerson ? "1" : "0"),
            (nameof(typed.Position), p => p.Position), (nameof(typed.Body), p => p.Body),
            (nameof(typed.Evidence), p => p.Evidence),
        ];
        return [.. fields.Select(f => new AuditChange(f.Field, stored is null ? null : f.Of(stored), f.Of(typed))).Where(c => c.Old != c.New)];
    }

    public static (AwardRules? Rules, AwardOutcome Problem) Read(AwardRulesInput input, CampaignDefinition campaign, DateOnly today)
    {
        string?[] texts = [input.QuotaFrom, input.OnTimeFrom, input.StaffFrom, input.QuotaBelow, input.ReportedBelow, input.StaffBelow];
        var shares = texts.Select(Share).ToList();
        if (shares.Exists(s => s.IsBad))
        {
            return (null, AwardOutcome.BadShare);
        }

        DateOnly? day = null;
        if (!string.IsNullOrWhiteSpace(input.Day))
        {
            if (!DateOnly.TryParseExact(input.Day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var typed) || !campaign.IsCampaignDay(typed) || typed > today)
            {
                return (null, AwardOutcome.BadDay);
            }

            day = typed;
        }

        var standard = AwardRules.Standard(campaign.Campaign);
        var rules = new AwardRules
        {
            CampaignId = input.CampaignId,
            Day = day,
            QuotaFrom = shares[0].Value,
            OnTimeFrom = shares[1].Value,
            StaffFrom = shares[2].Value,
            QuotaBelow = shares[3].Value,
            ReportedBelow = shares[4].Value,
            StaffBelow = shares[5].Value,
            HostForm = Line(input.HostForm) ?? standard.HostForm,
            HigherForm = Line(input.HigherForm) ?? standard.HigherForm,
            CriticismForm = Line(input.CriticismForm) ?? standard.CriticismForm,
        };
        return new[] { rules.HostForm, rules.HigherForm, rules.CriticismForm }.Any(f => f.Length > AwardTables.LineLength)
            ? (null, AwardOutcome.TooLong)
            : (rules, AwardOutcome.Saved);
    }

    public static List<AuditChange> Changes(AwardRules stored, AwardRules typed)
    {
        (string Field, Func<AwardRules, string?> Of)[] fields =
        [
            (nameof(typed.Day), r => r.Day is { } day ? OfficialDate.InText(day) : null), (nameof(typed.QuotaFrom), r => Text(r.QuotaFrom)),
            (nameof(typed.OnTimeFrom), r => Text(r.OnTimeFrom)), (nameof(typed.StaffFrom), r => Text(r.StaffFrom)), (nameof(typed.QuotaBelow), r => Text(r.QuotaBelow)),
            (nameof(typed.ReportedBelow), r => Text(r.ReportedBelow)), (nameof(typed.StaffBelow), r => Text(r.StaffBelow)),
            (nameof(typed.HostForm), r => r.HostForm), (nameof(typed.HigherForm), r => r.HigherForm), (nameof(typed.CriticismForm), r => r.CriticismForm),
        ];
        return [.. fields.Select(f => new AuditChange(f.Field, f.Of(stored), f.Of(typed))).Where(c => c.Old != c.New)];
    }

    /// <summary>A percentage as Vietnamese or machines write it: "95", "95,5", "95.5".</summary>
    internal static (decimal? Value, bool IsBad) Share(string? text)
    {
        var typed = (text ?? "").Trim().TrimEnd('%').TrimEnd().Replace(',', '.');
        return typed.Length == 0 ? (null, false)
            : typed.Split('.') is [{ Length: > 0 } whole, .. var rest] && whole.All(char.IsAsciiDigit) && rest is [] or [{ Length: 1 or 2 }]
                && decimal.TryParse(typed, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && value <= Largest
                ? (value, false)
                : (null, true);
    }

    private static string? Text(decimal? value) => value?.ToString("0.##", CultureInfo.InvariantCulture);

    private static string? Line(string? text) => PlainText.Line(text) is { Length: > 0 } line ? line : null;
}
