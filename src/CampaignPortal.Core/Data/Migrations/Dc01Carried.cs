namespace CampaignPortal.Core.Data.Migrations;

/// <summary>Carries figures of the national system over that were stored before imports were kept; the same for both databases.</summary>
internal static class Dc01Carried
{
    public const string Imports = """
        INSERT INTO "Dc01Imports" ("CampaignId", "FileName", "FileHash", "FileLength", "UploadedBy", "UploadedAt", "ConfirmedBy", "ConfirmedAt", "FirstDay", "LastDay", "LineCount")
        SELECT "CampaignId", 'dc01.csv', '', 0, 'import', CURRENT_TIMESTAMP, 'import', CURRENT_TIMESTAMP, MIN("Day"), MAX("Day"), COUNT(*)
        FROM "Dc01Figures" GROUP BY "CampaignId"
        """;

    public const string Lines = """
        INSERT INTO "Dc01Lines" ("CampaignId", "ImportId", "CommuneId", "Day", "AreaName", "Row", "Level1", "Level2")
        SELECT f."CampaignId", i."Id", c."Id", f."Day", f."AreaName", 0, f."Level1Cumulative", f."Level2Cumulative"
        FROM "Dc01Figures" f
        JOIN "Dc01Imports" i ON i."CampaignId" = f."CampaignId"
        JOIN "Communes" c ON c."CampaignId" = f."CampaignId" AND c."FullName" = f."AreaName"
        WHERE f."Id" = (SELECT MAX(g."Id") FROM "Dc01Figures" g
            WHERE g."CampaignId" = f."CampaignId" AND g."Day" = f."Day" AND g."AreaName" = f."AreaName")
        """;
}
