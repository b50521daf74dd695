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

    /// <summary>Sets the form; documents issued earlier stay as they are. False where a needed field is empty.</summary>
    /// <exception cref="AccessDeniedException">The scope is not the agency's.</exception>
    public async Task<bool> SaveAsync(AreaScope scope, DocumentForm typed, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(typed);
        AreaScope.Require(scope.MayDecide(typed.CampaignId));
        if (Clean(typed) is not { } form)
        {
            return false;
        }

        await using var context = db.Open(scope);
        await context.Database.CreateExecutionStrategy().ExecuteAsync(async token =>
        {
            context.ChangeTracker.Clear();
            await using var transaction = await context.Database.BeginTransactionAsync(token);
            var stored = await context.DocumentForms.AsTracking().FirstOrDefaultAsync(f => f.CampaignId == form.CampaignId && f.Kind == form.Kind, token);
            var changes = Changes(stored, form);
            if (changes.Count == 0)
            {
                return;
            }

            if (stored is null)
            {
                context.DocumentForms.Add(form);
            }
            else
            {
                context.Entry(stored).CurrentValues.SetValues(form);
            }

            context.AuditEntries.Add(new()
            {
                CampaignId = form.CampaignId,
                Action = AuditAction.DocumentFormChanged,
                Subject = form.Kind.ToString(),
                UserId = scope.UserId,
                UserName = scope.UserName,
                At = clock.RealUtcNow,
                Changes = AuditChanges.Write(changes),
            });
            await context.SaveChangesAsync(token);
            await transaction.CommitAsync(token);
        }, cancel);
        return true;
    }

    private static DocumentForm? Clean(DocumentForm typed)
    {
        var form = new DocumentForm
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
        return new[] { form.Issuer, form.Symbol, form.Place, form.Position }.All(t => t.Length > 0) ? form : null;
    }

    private static string? Line(string? text) =>
        PlainText.Line(text) is { Length: > 0 } line ? line.Length > ReportTables.LineLength ? line[..ReportTables.LineLength] : line : null;

    private static string Lines(string? text)
    {
        var lines = string.Join('\n', PlainText.Paragraphs(text));
        return lines.Length > ReportTables.ListLength ? lines[..ReportTables.ListLength] : lines;
    }

    private static List<AuditChange> Changes(DocumentForm? stored, DocumentForm form)
    {
        (string Field, Func<DocumentForm, string?> Of)[] fields =
        [
            (nameof(form.Superior), f => f.Superior), (nameof(form.Issuer), f => f.Issuer), (nameof(form.Symbol), f => f.Symbol),
            (nameof(form.Place), f => f.Place), (nameof(form.Authority), f => f.Authority), (nameof(form.Position), f => f.Position),
            (nameof(form.Signatory), f => f.Signatory), (nameof(form.AddressedTo), f => f.AddressedTo), (nameof(form.Bases), f => f.Bases),
            (nameof(form.Recipients), f => f.Recipients),
        ];
        return [.. fields.Select(f => new AuditChange(f.Field, stored is null ? null : f.Of(stored), f.Of(form))).Where(c => c.Old != c.New)];
    }
}
