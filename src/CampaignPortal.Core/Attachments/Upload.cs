using System.Security.Cryptography;

namespace CampaignPortal.Core.Attachments;

/// <summary>A file as it was sent.</summary>
/// <param name="Content">Can be read anywhere and again.</param>
public sealed record Upload(string FileName, Stream Content);

/// <summary>A file that may be kept.</summary>
internal sealed record CheckedUpload(string Name, FileKind Kind, string Hash, Stream Content)
{
    public static async Task<(CheckedUpload? File, AttachmentProblem? Problem)> OfAsync(Upload? upload, CancellationToken cancel)
    {
        if (upload is null)
        {
            return (null, AttachmentProblem.Missing);
        }

        var (kind, problem) = FileLook.At(upload.Content);
        if (problem is not null)
        {
            return (null, problem);
        }

        upload.Content.Position = 0;
        var hash = Convert.ToHexString(await SHA256.HashDataAsync(upload.Content, cancel));
        return (new(FileNames.Clean(upload.FileName, kind), kind, hash, upload.Content), null);
    }
}
