using MudBlazor;

namespace CampaignPortal.Web.Components.Shared;

/// <summary>The portal's colours for MudBlazor; the same values as in portal.css.</summary>
internal static class PortalTheme
{
    public static readonly MudTheme Theme = new()
    {
        PaletteLight = new PaletteLight
        {
            Primary = "#8f1d2c",
            Secondary = "#14508c",
            Background = "#f6f5f1",
            Surface = "#ffffff",
            TextPrimary = "#17212e",
            TextSecondary = "#51606f",
            Error = "#a31621",
            Success = "#17663a",
            Warning = "#7d4a00",
        },
        PaletteDark = new PaletteDark
        {
            Primary = "#e8808a",
            PrimaryContrastText = "#1c0b0d",
            Secondary = "#8cc0f2",
            Background = "#11161c",
            Surface = "#19212a",
            TextPrimary = "#e8ecf0",
            TextSecondary = "#a9b5c1",
            ActionDefault = "#a9b5c1",
            Error = "#f69ba2",
            Success = "#7fd6a1",
            Warning = "#f0c376",
        },
        Typography = new Typography
        {
            Default = new DefaultTypography { FontFamily = ["Be Vietnam Pro", "system-ui", "sans-serif"] },
        },
        LayoutProperties = new LayoutProperties { DefaultBorderRadius = "6px" },
    };
}
