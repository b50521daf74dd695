using System.Globalization;
using System.Security.Cryptography;
using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Audit;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Data;
using CampaignPortal.Core.Text;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Core.SheetForms;

/// <summary>Forms of the province and others: kept once, then filled with the figures of any day or span (C18), and who made which for whom.</summary>
public sealed class SheetFormService(PortalDb db, CampaignCatalog catalog, CampaignClock clock)
{
    /// <summary>How many lines of the log are shown.</summary>
    public const int LogLength = 100;

    /// <summary>The forms, each in its newest version, the fields that they may ask for, and who filled which.</summary>
    /// <exception cref="AccessDeniedException">The scope is not the agency's.</exception>
    public async Task<SheetFormList> ListAsync(AreaScope scope, int campaignId, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(scope);
        AreaScope.Require(scope.MayDecide(campaignId));
        await using var context = db.Open(scope);
        var campaign = await catalog.GetAsync(context, campaignId, cancel);
        var versions = await context.SheetForms.Where(f => f.CampaignId == campaignId).OrderBy(f => f.Id)
            .Select(f => new SheetFormRow(f.Id, f.Name, f.NameKey, f.Version, f.Kind, f.FileName, f.UploadedBy, f.UploadedAt)).ToListAsync(cancel);
        var log = await context.SheetFormUses.AsNoTracking().Where(u => u.CampaignId == campaignId).OrderByDescending(u => u.Id).Take(LogLength).ToListAsync(cancel);
        return new(
            campaign, [SheetFormRow.Standard, .. versions.GroupBy(v => v.NameKey).Select(g => Local(g.Last()))], new FormFields(campaign).All,
            [.. log.Select(u => new SheetFormUseRow(u.FormName, u.FirstDay, u.LastDay, u.Recipient, u.MadeBy, CampaignClock.ToLocal(u.MadeAt), u.Hash))]);
    }

    /// <summary>Keeps a form, as a further version where there is one of its name; or says everything that is wrong with it, and keeps nothing.</summary>
    /// <exception cref="AccessDeniedException">The scope is not the agency's.</exception>
    public async Task<SheetFormOutcome> AddAsync(
        AreaScope scope, int campaignId, string? name, FormKind kind, string fileName, byte[] file, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(file);
        AreaScope.Require(scope.MayDecide(campaignId));
        await using var context = db.Open(scope);
        var campaign = await catalog.GetAsync(context, campaignId, cancel);
        if (SearchKey.Clean(name, SheetFormTables.NameLength) is not { } clean || !Enum.IsDefined(kind))
        {
            return new(null, [new(FormFaultCode.NoName)]);
        }

        var (package, fault) = FormGuard.Open(file);
        using var _ = package;
        var faults = package is null ? new[] { fault! } : FormPlan.Of(package, campaign).Faults;
        if (faults.Count > 0)
        {
            return new(null, faults);
        }

        var fileNameKept = SearchKey.Clean(Path.GetFileName(fileName), SheetFormTables.NameLength) ?? "bieu-mau.xlsx";
        return new(await db.WriteAsync(scope, (write, token) => KeepAsync(write, campaign, clean, kind, fileNameKept, file, token), cancel), []);
    }

    private async Task<int> KeepAsync(
        PortalDbContext context, CampaignDefinition campaign, string name, FormKind kind, string fileName, byte[] file, CancellationToken cancel)
    {
        var key = SearchKey.Clean(SearchKey.Of(name), SheetFormTables.NameLength)!;
        var version = await context.SheetForms.Where(f => f.CampaignId == campaign.Id && f.NameKey == key).OrderByDescending(f => f.Version).Select(f => f.Version).FirstOrDefaultAsync(cancel);
        var form = new SheetForm
        {
            CampaignId = campaign.Id,
            Name = name,
            NameKey = key,
            Version = version + 1,
            Kind = kind,
            FileName = fileName,
            Hash = Convert.ToHexString(SHA256.HashData(file)),
            Content = file,
            UploadedBy = context.Scope.UserName,
            UploadedAt = clock.UtcNow(campaign.Campaign),
        };
        context.SheetForms.Add(form);
        context.AuditEntries.Add(Audit(context.Scope, campaign.Id, AuditAction.SheetFormAdded, name, null, new("version", null, form.Version.ToString(CultureInfo.InvariantCulture)), new("hash", null, form.Hash)));
        await context.SaveChangesAsync(cancel);
        return form.Id;
    }

    /// <summary>What stands where in a form, and what it would be filled with; null where there is no such form.</summary>
    /// <param name="formId">0 for the form that the portal brings.</param>
    /// <exception cref="AccessDeniedException">The scope is not the agency's.</exception>
    public async Task<SheetFormView?> GetAsync(AreaScope scope, int campaignId, int formId, DateOnly? from, DateOnly? to, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(scope);
        AreaScope.Require(scope.MayDecide(campaignId));
        await using var context = db.Open(scope);
        if (await OpenAsync(context, campaignId, formId, from, to, cancel) is not { } opened)
        {
            return null;
        }

        using var package = opened.Package;
        var (campaign, form, plan, figures) = (opened.Campaign, opened.Form, opened.Plan, opened.Figures);
        var (first, last) = opened.Days;
        var versions = await context.SheetForms.Where(f => f.CampaignId == campaignId && f.NameKey == form.NameKey).OrderByDescending(f => f.Version)
            .Select(f => new SheetFormRow(f.Id, f.Name, f.NameKey, f.Version, f.Kind, f.FileName, f.UploadedBy, f.UploadedAt)).ToListAsync(cancel);
        return new(
            campaign, formId, form.Name, form.Version, form.Kind, first, last, clock.NewestDay(campaign),
            FormPreview.Of(plan, figures, new(campaign)), plan.Unsure.Select(u => $"{u.Where}: {u.Name}").ToList(), FormPreview.Absent(plan, figures), [.. versions.Select(Local)]);
    }

    /// <summary>The form as it was uploaded; null where there is none.</summary>
    /// <exception cref="AccessDeniedException">The scope is not the agency's.</exception>
    public async Task<(string Name, byte[] Content)?> FileAsync(AreaScope scope, int campaignId, int formId, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(scope);
        AreaScope.Require(scope.MayDecide(campaignId));
        await using var context = db.Open(scope);
        var form = await FindAsync(context, await catalog.GetAsync(context, campaignId, cancel), formId, cancel);
        return form is null ? null : (form.FileName, form.Content);
    }

    /// <summary>A form filled with the figures of the days; logged, with the hash of what was made. Null where there is no such form.</summary>
    /// <param name="recipient">Whom it is for; kept in the log.</param>
    /// <exception cref="AccessDeniedException">The scope is not the agency's.</exception>
    public async Task<(string Name, byte[] Content)?> FillAsync(
        AreaScope scope, int campaignId, int formId, DateOnly? from, DateOnly? to, string? recipient, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(scope);
        AreaScope.Require(scope.MayDecide(campaignId));
        await using var context = db.Open(scope);
        if (await OpenAsync(context, campaignId, formId, from, to, cancel) is not { } opened)
        {
            return null;
        }

        using var package = opened.Package;
        var (campaign, form, plan, figures) = (opened.Campaign, opened.Form, opened.Plan, opened.Figures);
        var (first, last) = opened.Days;
        var filled = new FormFiller(package, plan, figures).Fill();
        var use = new SheetFormUse
        {
            CampaignId = campaignId,
            FormId = formId == 0 ? null : formId,
            FormName = form.Name,
            FirstDay = first,
            LastDay = last,
            Recipient = SearchKey.Clean(recipient, SheetFormTables.NameLength),
            Hash = Convert.ToHexString(SHA256.HashData(filled)),
            MadeBy = scope.UserName,
            MadeAt = clock.UtcNow(campaign.Campaign),
        };
        context.SheetFormUses.Add(use);
        context.AuditEntries.Add(Audit(scope, campaignId, AuditAction.SheetFormFilled, form.Name, last, new("recipient", null, use.Recipient), new("hash", null, use.Hash)));
        await context.SaveChangesAsync(cancel);
        var name = FormFields.KeyOf(form.Name).Replace('_', '-').Replace('.', '-');
        return (string.Create(CultureInfo.InvariantCulture, $"{name}-{(first == last ? "" : $"{first:yyyy-MM-dd}-den-")}{last:yyyy-MM-dd}.xlsx"), filled);
    }

    /// <summary>A form with what it asks for and the figures of the days; null where there is no such form.</summary>
    private async Task<OpenedForm?> OpenAsync(PortalDbContext context, int campaignId, int formId, DateOnly? from, DateOnly? to, CancellationToken cancel)
    {
        var campaign = await catalog.GetAsync(context, campaignId, cancel);
        if (await FindAsync(context, campaign, formId, cancel) is not { } form)
        {
            return null;
        }

        var package = FormGuard.Open(form.Content).Package!;
        var plan = FormPlan.Of(package, campaign);
        var days = Days(campaign, form.Kind, from, to);
        return new(campaign, form, package, plan, days, await FormFigures.ReadAsync(context, campaign, days.From, days.To, clock.Now(campaign.Campaign), plan.Groups, cancel));
    }

    // A form of one day takes the last day; days beyond what there is give the nearest.
    private (DateOnly From, DateOnly To) Days(CampaignDefinition campaign, FormKind kind, DateOnly? from, DateOnly? to)
    {
        var newest = clock.NewestDay(campaign);
        var last = to is { } wanted && wanted <= newest ? campaign.Nearest(wanted) : newest;
        var first = kind == FormKind.Day ? last : from is { } begin ? campaign.Nearest(begin) : campaign.Campaign.StartDay;
        return first <= last ? (first, last) : (last, first <= newest ? first : newest);
    }

    private static async Task<SheetForm?> FindAsync(PortalDbContext context, CampaignDefinition campaign, int formId, CancellationToken cancel) =>
        formId == 0 ? StandardForm.Of(campaign) : await context.SheetForms.AsNoTracking().FirstOrDefaultAsync(f => f.CampaignId == campaign.Id && f.Id == formId, cancel);

    private static SheetFormRow Local(SheetFormRow row) => row with { UploadedAt = CampaignClock.ToLocal(row.UploadedAt) };

    private AuditEntry Audit(AreaScope scope, int campaignId, AuditAction action, string subject, DateOnly? day, params AuditChange[] changes) =>
        new(scope, clock.RealUtcNow, action, changes)
        {
            CampaignId = campaignId,
            Day = day,
            Subject = subject,
        };

    /// <param name="Package">For the caller to dispose of.</param>
    private sealed record OpenedForm(
        CampaignDefinition Campaign, SheetForm Form, FormPackage Package, FormPlan Plan, (DateOnly From, DateOnly To) Days, FormFigures Figures);
}
