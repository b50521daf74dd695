namespace CampaignPortal.Web.Hosting;

internal static class SettingValues
{
    /// <summary>The value, or <paramref name="otherwise"/> where none is set.</summary>
    /// <exception cref="SettingException">It cannot be read as such a value.</exception>
    public static T Setting<T>(this IConfiguration configuration, string key, T otherwise)
        where T : struct
    {
        try
        {
            return configuration.GetValue<T?>(key) ?? otherwise;
        }
        catch (InvalidOperationException problem)
        {
            throw new SettingException($"{key} is “{configuration[key]}”, which cannot be read.", problem);
        }
    }
}
