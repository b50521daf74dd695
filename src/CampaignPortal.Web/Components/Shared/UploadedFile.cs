namespace CampaignPortal.Web.Components.Shared;

/// <summary>The file of a posted form.</summary>
internal static class UploadedFile
{
    /// <summary>Its bytes; of one larger than <paramref name="most"/> one byte more than that, which is enough to see that it is too large.</summary>
    public static async Task<byte[]> ReadAsync(IFormFile? file, int most, CancellationToken cancel = default)
    {
        if (file is null)
        {
            return [];
        }

        var bytes = new byte[Math.Min(file.Length, most + 1L)];
        await using var stream = file.OpenReadStream();
        await stream.ReadExactlyAsync(bytes, cancel);
        return bytes;
    }
}
