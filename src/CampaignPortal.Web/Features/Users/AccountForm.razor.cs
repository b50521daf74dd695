using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Campaigns;
using CampaignPortal.Core.Identity;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace CampaignPortal.Web.Features.Users;

/// <summary>The dialog that adds or changes one account.</summary>
public sealed partial class AccountForm
{
    private static readonly DialogOptions Options = new() { MaxWidth = MaxWidth.Small, FullWidth = true };

    private bool _isOpen;
    private AccountRow? _shown;
    private string _userName = "";
    private string _displayName = "";
    private string _email = "";
    private PortalRole _role;
    private int? _campaignId;
    private int? _communeId;
    private int? _unitId;
    private AccountProblem? _problem;
    private IReadOnlyList<CampaignSummary> _campaigns = [];
    private CampaignDefinition? _definition;

    [Parameter, EditorRequired]
    public AreaScope Scope { get; set; } = AreaScope.None;

    /// <summary>After a change, with the one-time password where one was made.</summary>
    [Parameter]
    public EventCallback<string?> OnSaved { get; set; }

    /// <summary>When the account is no longer what the list showed.</summary>
    [Parameter]
    public EventCallback OnOutdated { get; set; }

    /// <summary>Opens the dialog for an account, or for a new one.</summary>
    public async Task OpenAsync(AccountRow? account)
    {
        _shown = account;
        _userName = account?.UserName ?? "";
        _displayName = account?.DisplayName ?? "";
        _email = account?.Email ?? "";
        _role = account?.Role ?? PortalRole.CommuneOfficer;
        _problem = null;
        _campaigns = await Catalog.ListAsync(Scope);
        await ChooseCampaignAsync(account?.CampaignId ?? (_campaigns.Count > 0 ? _campaigns[0].Id : null));
        _communeId = account?.CommuneId;
        _unitId = account?.UnitId;
        _isOpen = true;
        StateHasChanged();
    }

    private async Task ChooseCampaignAsync(int? campaignId)
    {
        _campaignId = campaignId;
        _communeId = null;
        _unitId = null;
        _definition = campaignId is { } id ? await Catalog.FindAsync(Scope, id) : null;
    }

    private async Task SaveAsync()
    {
        var details = new AccountDetails(_userName, _displayName, _role, _campaignId, _communeId, _unitId, _email, _shown);
        var result = _shown is null ? await Accounts.AddAsync(Scope, details) : await Accounts.ChangeAsync(Scope, _shown.Id, details);
        _problem = result.Problem;
        if (result.Succeeded)
        {
            _isOpen = false;
            await OnSaved.InvokeAsync(result.OneTimePassword);
        }
        else if (result.Problem is AccountProblem.ChangedMeanwhile or AccountProblem.NotFound)
        {
            await OnOutdated.InvokeAsync();
        }
    }
}
