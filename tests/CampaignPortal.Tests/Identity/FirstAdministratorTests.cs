using CampaignPortal.Core.Areas;
using CampaignPortal.Core.Identity;
using CampaignPortal.Tests.Support;

namespace CampaignPortal.Tests.Identity;

public sealed class FirstAdministratorTests
{
    private const string Password = "mot mat khau dai";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_code_makes_one_administrator_once()
    {
        await using var portal = await TestPortal.EmptyAsync();
        var first = portal.Get<FirstAdministrator>();
        Assert.Matches("^[0-9]{4}-[0-9]{4}-[0-9]{4}$", first.Code);
        Assert.True(await first.IsNeededAsync(Cancel));

        Assert.Equal(FirstAdministratorResult.Created, await first.CreateAsync($" {first.Code} ", " quantri ", Password, Cancel));

        Assert.False(await first.IsNeededAsync(Cancel));
        Assert.Equal(FirstAdministratorResult.Closed, await first.CreateAsync(first.Code, "nguoikhac", Password, Cancel));
        var account = Assert.Single(await portal.Get<AccountService>().ListAsync(TestPortal.Root, Cancel));
        Assert.Equal(("quantri", PortalRole.Administrator, false, false), (account.UserName, account.Role, account.IsDisabled, account.MustChangePassword));
    }

    [Theory]
    [InlineData("")]
    [InlineData("0000-0000-000")]
    [InlineData("0000-0000-0000-0000")]
    [InlineData("mật mã")]
    public async Task A_wrong_code_makes_nothing(string code)
    {
        await using var portal = await TestPortal.EmptyAsync();
        var first = portal.Get<FirstAdministrator>();

        Assert.Equal(FirstAdministratorResult.WrongCode, await first.CreateAsync(code, "quantri", Password, Cancel));
        Assert.Equal(FirstAdministratorResult.WrongCode, await first.CreateAsync(OneDigitOff(first.Code), "quantri", Password, Cancel));
        Assert.Empty(await portal.Get<AccountService>().ListAsync(TestPortal.Root, Cancel));
    }

    [Fact]
    public async Task After_ten_wrong_guesses_the_right_code_opens_nothing()
    {
        await using var portal = await TestPortal.EmptyAsync();
        var first = portal.Get<FirstAdministrator>();
        for (var guess = 1; guess <= 10; guess++)
        {
            Assert.Equal(FirstAdministratorResult.WrongCode, await first.CreateAsync(OneDigitOff(first.Code), "quantri", Password, Cancel));
        }

        Assert.Equal(FirstAdministratorResult.Closed, await first.CreateAsync(first.Code, "quantri", Password, Cancel));
        Assert.Empty(await portal.Get<AccountService>().ListAsync(TestPortal.Root, Cancel));
    }

    [Fact]
    public async Task Nine_wrong_guesses_a_short_password_and_a_bad_name_leave_the_way_open()
    {
        await using var portal = await TestPortal.EmptyAsync();
        var first = portal.Get<FirstAdministrator>();
        for (var guess = 1; guess <= 9; guess++)
        {
            await first.CreateAsync(OneDigitOff(first.Code), "quantri", Password, Cancel);
        }

        Assert.Equal(FirstAdministratorResult.PasswordTooShort, await first.CreateAsync(first.Code, "quantri", "mat khau 11", Cancel));
        Assert.Equal(FirstAdministratorResult.BadName, await first.CreateAsync(first.Code, "quản trị", Password, Cancel));
        Assert.Equal(FirstAdministratorResult.Created, await first.CreateAsync(first.Code, "quantri", Password, Cancel));
    }

    [Fact]
    public async Task Two_who_send_the_code_at_once_get_one_account()
    {
        await using var portal = await TestPortal.EmptyAsync();
        var first = portal.Get<FirstAdministrator>();

        var results = await Task.WhenAll(Enumerable.Range(1, 4).Select(n => Task.Run(() => first.CreateAsync(first.Code, $"quantri{n}", Password, Cancel))));

        Assert.Equal(1, results.Count(r => r == FirstAdministratorResult.Created));
        Assert.Equal(3, results.Count(r => r == FirstAdministratorResult.Closed));
        Assert.Single(await portal.Get<AccountService>().ListAsync(TestPortal.Root, Cancel));
    }

    [Fact]
    public async Task A_database_that_has_an_account_needs_none()
    {
        await using var portal = await TestPortal.EmptyAsync();
        await portal.Get<AccountService>().AddAsync(TestPortal.Root, new("quantri", "Quản trị", PortalRole.Administrator), Cancel);
        var first = portal.Get<FirstAdministrator>();

        Assert.False(await first.IsNeededAsync(Cancel));
        Assert.Equal(FirstAdministratorResult.Closed, await first.CreateAsync(first.Code, "nguoikhac", Password, Cancel));
    }

    [Fact]
    public async Task The_first_administrator_is_in_the_audit()
    {
        await using var portal = await TestPortal.EmptyAsync();
        var first = portal.Get<FirstAdministrator>();
        await first.CreateAsync(first.Code, "quantri", Password, Cancel);

        await using var context = portal.Db.Open(AreaScope.System("test"));
        Assert.Equal("quantri", Assert.Single(context.AuditEntries).Subject);
    }

    private static string OneDigitOff(string code) => (code[0] == '9' ? '0' : (char)(code[0] + 1)) + code[1..];
}
