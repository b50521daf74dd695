using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.DailyEntry;
using CampaignPortal.Core.DayImport;
using CampaignPortal.Web.Auth;
using CampaignPortal.Web.Components.Shared;
using Microsoft.AspNetCore.Components;

namespace CampaignPortal.Web.Features.DayImport;

/// <summary>Upload, preview, confirmation. The server keeps nothing between them: the preview's form carries the cells.</summary>
public sealed partial class ImportPage
{
    private CampaignDefinition? _campaign;
    private EntryDay? _day;
    private ImportPreview? _preview;
    private IReadOnlyList<ShownCell> _cells = [];
    private FileProblem? _problem;
    private EntryOutcome? _outcome;
    private string? _reason;
    private bool _isDamaged;

    [Inject]
    private CampaignCatalog Catalog { get; set; } = default!;

    [Inject]
    private EntryService Entries { get; set; } = default!;

    [Inject]
    private DayImportService Imports { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [CascadingParameter]
    private HttpContext Context { get; set; } = default!;

    /// <summary>The day, as 2023-08-20; today where it is missing.</summary>
    [SupplyParameterFromQuery]
    private string? Ngay { get; set; }

    /// <summary>The commune, for the agency; an officer has one only.</summary>
    [SupplyParameterFromQuery]
    private int? Xa { get; set; }

    private AreaScope Scope => Context.User.Scope();

    protected override async Task OnInitializedAsync()
    {
        _campaign = await Catalog.FindCurrentAsync(Scope);
        if (_campaign is not null && (Scope.CommuneId ?? Xa) is { } communeId)
        {
            _day = await Entries.GetDayAsync(Scope, _campaign.Id, communeId, ChosenDay.Of(Ngay));
        }
    }

    private async Task UploadAsync()
    {
        var result = await Imports.PreviewAsync(Scope, _campaign!.Id, _day!.Commune.Id, _day.Day, await UploadedFile.ReadAsync(Context.Request.Form.Files[ImportForm.File], SheetGuard.MaxBytes));
        (_day, _problem, _preview) = (result.Day, result.Problem, result.Preview);
        _cells = _preview is null ? [] : ShownCell.Of(_day, _preview);
        if (_problem is not null)
        {
            Context.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        }
    }

    private async Task ConfirmAsync()
    {
        var typed = ImportForm.Read(Context.Request.Form, _campaign!.Id, _day!.Commune.Id);
        if (typed is null)
        {
            _isDamaged = true;
            Context.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return;
        }

        _reason = Context.Request.Form[ImportForm.Reason];
        _outcome = await Entries.SubmitAsync(Scope, typed);
        if (_outcome.Status is EntryStatus.Accepted or EntryStatus.Repeated)
        {
            Navigation.NavigateTo(ImportAddress.Of("/nhap-lieu", Scope, _day with { Day = typed.Day }) + "&da-gui=1");
            return;
        }

        _day = await Entries.GetDayAsync(Scope, _campaign.Id, typed.CommuneId, typed.Day);

        // The page goes on with a day that can be entered: figures meant for another must not be sent as that day's.
        _cells = _day.Day == typed.Day ? ShownCell.Of(_day, typed, _outcome) : [];
        Context.Response.StatusCode = _outcome.Status == EntryStatus.Stale ? StatusCodes.Status409Conflict : StatusCodes.Status422UnprocessableEntity;
    }
}
