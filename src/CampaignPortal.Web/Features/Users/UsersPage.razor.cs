using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Identity;
using CampaignPortal.Core.Text;
using CampaignPortal.Web.Auth;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using MudBlazor;

namespace CampaignPortal.Web.Features.Users;

/// <summary>The administrator's list of accounts.</summary>
public sealed partial class UsersPage
{
    private AreaScope _scope = AreaScope.None;
    private IReadOnlyList<AccountRow>? _accounts;
    private string _filter = "";
    private bool _isDark;
    private AccountForm? _form;
    private OneTimePassword? _password;

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = default!;

    /// <summary>Only while the page is first made on the server; the circuit has none.</summary>
    [CascadingParameter]
    private HttpContext? Context { get; set; }

    /// <summary>Kept from the first rendering for the circuit.</summary>
    [PersistentState]
    public bool? IsDark { get; set; }

    [Inject]
    private AccountService Accounts { get; set; } = default!;

    [Inject]
    private IDialogService Dialogs { get; set; } = default!;

    [Inject]
    private ISnackbar Snackbar { get; set; } = default!;

    private IEnumerable<AccountRow> Shown => (_accounts ?? []).Where(a =>
        SearchKey.Of($"{a.UserName} {a.DisplayName} {a.AreaName}").Contains(SearchKey.Of(_filter ?? ""), StringComparison.Ordinal));

    protected override async Task OnInitializedAsync()
    {
        IsDark ??= Context?.Request.Cookies["giao-dien"] == "toi";
        _isDark = IsDark.Value;
        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        // Asked anew each time: a circuit may outlive the right to be here.
        _scope = (await Authentication).User.Scope();
        _accounts = await Accounts.ListAsync(_scope);
    }

    private async Task SavedAsync(string? oneTimePassword)
    {
        await LoadAsync();
        Snackbar.Add(T["Saved"], Severity.Success);
        if (oneTimePassword is not null)
        {
            await _password!.ShowAsync(oneTimePassword);
        }
    }

    private async Task HandOutAsync(AccountRow account)
    {
        if (await ConfirmAsync(T["NewPasswordAsk", account.UserName], T["NewPassword"]))
        {
            await DoneAsync(await Accounts.HandOutPasswordAsync(_scope, account.Id));
        }
    }

    private async Task ToggleAsync(AccountRow account)
    {
        if (account.IsDisabled || await ConfirmAsync(T["DisableAsk", account.UserName], T["Disable"]))
        {
            await DoneAsync(await Accounts.SetDisabledAsync(_scope, account.Id, !account.IsDisabled));
        }
    }

    private async Task DoneAsync(AccountResult result)
    {
        if (result.Problem is { } problem)
        {
            Snackbar.Add(T["Problem." + problem], Severity.Error);
            await LoadAsync();
        }
        else
        {
            await SavedAsync(result.OneTimePassword);
        }
    }

    private async Task<bool> ConfirmAsync(string question, string yes) =>
        await Dialogs.ShowMessageBoxAsync(T["Confirm"], question, yesText: yes, cancelText: T["Cancel"]) == true;
}
