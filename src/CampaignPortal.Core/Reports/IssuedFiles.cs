using System.Security.Cryptography;
using CampaignPortal.Core.Audit;
using CampaignPortal.Core.Data;

namespace CampaignPortal.Core.Reports;

/// <summary>The files of one document, on their way into the database.</summary>
internal sealed class IssuedFiles(PortalDbContext context, int campaignId, DocumentKind kind, int documentId, DateTime now)
{
    private readonly List<AuditChange> _added = [];

    public void Add(string name, byte[] content)
    {
        var hash = Convert.ToHexString(SHA256.HashData(content));
        context.IssuedFiles.Add(new()
        {
            CampaignId = campaignId,
            Kind = kind,
            DocumentId = documentId,
            FileName = name,
            Hash = hash,
            Content = content,
            IssuedAt = now,
            IssuedBy = context.Scope.UserName,
        });
        _added.Add(new(name, null, hash));
    }

    /// <summary>The entry that names them with their hashes.</summary>
    public AuditEntry Audit(DateTime at, AuditAction action, DateOnly? day, params AuditChange[] more) =>
        new(context.Scope, at, action, [.. _added, .. more])
        {
            CampaignId = campaignId,
            Day = day,
            Subject = kind.ToString(),
        };
}
