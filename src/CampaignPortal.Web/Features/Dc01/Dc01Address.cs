using System.Globalization;
using CampaignPortal.Web.Components.Shared;

namespace CampaignPortal.Web.Features.Dc01;

/// <summary>Addresses and field names of these pages.</summary>
internal static class Dc01Address
{
    public const string Table = "/dc01";
    public const string Imports = "/dc01/nhap";
    public const string Step = "/dc01/buoc";
    public const string File = "/dc01/tep/{id:int}";

    /// <summary>Name of the outcome in the address of the page.</summary>
    public const string Outcome = "ket-qua";

    public static string Import(int id) => string.Create(CultureInfo.InvariantCulture, $"{Imports}/{id}");

    public static string FileOf(int id) => string.Create(CultureInfo.InvariantCulture, $"/dc01/tep/{id}");

    public static string Day(DateOnly day) => $"{Table}?ngay={Show.Iso(day)}";

    public static string Commune(int id) => string.Create(CultureInfo.InvariantCulture, $"{Table}?xa={id}");
}
