using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Audit;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Data;
using CampaignPortal.Core.Documents;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Core.Reports;

/// <summary>Who issues, signs and receives each kind of document.</summary>
public sealed class DocumentFormService(PortalDb db, CampaignCatalog catalog, CampaignClock clock)
{
    /// <summary>The form that is set, or the standard one.</summary>
    /// <exception cref="AccessDeniedException">The scope does not follow this campaign.</exception>
    public async Task<DocumentForm> GetAsync(AreaScope scope, int campaignId, DocumentKind kind, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(scope);
        AreaScope.Require(scope.MayFollow(campaignId));
        await using var context = db.Open(scope);
        var campaign = await catalog.GetAsync(context, campaignId, cancel);
        return await context.DocumentForms.AsNoTracking().FirstOrDefaultAsync(f => f.CampaignId == campaignId && f.Kind == kind, cancel)
            ?? DocumentForm.Standard(campaign.Campaign, kind);
    }

    /// <summary>Sets the form; documents issued earlier stay as they are.</summary>
    /// <param name="seen">The <see cref="DocumentForm.Stamp"/> of what was changed; null takes whatever is stored.</param>
    /// <exception cref="AccessDeniedException">The scope is not the agency's.</exception>
    public async Task<DocumentFormOutcome> SaveAsync(AreaScope scope, DocumentForm typed, string? seen = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(typed);
        AreaScope.Require(scope.MayDecide(typed.CampaignId));
        var form = Clean(typed);
        return Refusal(form) ?? await db.WriteAsync(scope, (context, token) => WriteAsync(context, form, seen, token), cancel);
    }

    private async Task<DocumentFormOutcome> WriteAsync(PortalDbContext context, DocumentForm form, string? seen, CancellationToken cancel)
    {
        var stored = await context.DocumentForms.AsTracking().FirstOrDefaultAsync(f => f.CampaignId == form.CampaignId && f.Kind == form.Kind, cancel);
        var changes = Changes(stored, form);
        if (changes.Count == 0)
        {
            return DocumentFormOutcome.Saved;
        }

        var now = stored ?? DocumentForm.Standard((await catalog.GetAsync(context, form.CampaignId, cancel)).Campaign, form.Kind);
        if (seen is not null && seen != now.Stamp)
        {
            return DocumentFormOutcome.Stale;
        }

        if (stored is null)
        {
            context.DocumentForms.Add(form);
        }
        else
        {
            context.Entry(stored).CurrentValues.SetValues(form);
        }

        context.AuditEntries.Add(new(context.Scope, clock.RealUtcNow, AuditAction.DocumentFormChanged, changes)
        {
            CampaignId = form.CampaignId,
            Subject = form.Kind.ToString(),
        });
        return DocumentFormOutcome.Saved;
    }

    private static DocumentForm Clean(DocumentForm typed) => new()
    {
        CampaignId = typed.CampaignId,
        Kind = typed.Kind,
        Superior = Line(typed.Superior),
        Issuer = Line(typed.Issuer) ?? "",
        Symbol = Line(typed.Symbol) ?? "",
        Place = Line(typed.Place) ?? "",
        Authority = Line(typed.Authority),
        Position = Line(typed.Position) ?? "",
        Signatory = Line(typed.Signatory),
        AddressedTo = Lines(typed.AddressedTo),
        Bases = DocumentForm.TakesBases(typed.Kind) && Lines(typed.Bases) is { Length: > 0 } bases ? bases : null,
        Recipients = Lines(typed.Recipients),
    };

    private static DocumentFormOutcome? Refusal(DocumentForm form)
    {
        string?[] lines = [form.Superior, form.Issuer, form.Symbol, form.Place, form.Authority, form.Position, form.Signatory];
        string?[] lists = [form.AddressedTo, form.Bases, form.Recipients];
        return new[] { form.Issuer, form.Symbol, form.Place, form.Position }.Any(t => t.Length == 0) ? DocumentFormOutcome.Incomplete
            : lines.Any(t => t?.Length > ReportTables.LineLength) || lists.Any(t => t?.Length > ReportTables.ListLength) ? DocumentFormOutcome.TooLong
            : null;
    }

    private static string? Line(string? text) => PlainText.Line(text) is { Length: > 0 } line ? line : null;

    private static string Lines(string? text) => string.Join('\n', PlainText.Paragraphs(text));

    private static List<AuditChange> Changes(DocumentForm? stored, DocumentForm form) =>
        [.. DocumentForm.Words.Select(w => new AuditChange(w.Field, stored is null ? null : w.Of(stored), w.Of(form))).Where(c => c.Old != c.New)];
}

public enum DocumentFormOutcome
{
    Saved,

    /// <summary>A needed field is empty.</summary>
    Incomplete,

    /// <summary>A field or list is longer than a document has room for; nothing is cut.</summary>
    TooLong,

    /// <summary>Somebody else has changed it since it was read; nothing is written.</summary>
    Stale,
}
