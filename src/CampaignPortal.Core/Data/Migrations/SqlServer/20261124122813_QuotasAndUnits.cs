using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CampaignPortal.Core.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class QuotasAndUnits : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "Headcount",
                table: "UnitProgress",
                type: "int",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "ParentsGuided",
                table: "UnitProgress",
                type: "int",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "PupilsGuided",
                table: "UnitProgress",
                type: "int",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "SavedAt",
                table: "UnitProgress",
                type: "datetime2",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "SavedBy",
                table: "UnitProgress",
                type: "nvarchar(256)",
                maxLength: 256,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Version",
                table: "UnitProgress",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "RevisionId",
                table: "Quotas",
                type: "int",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "QuotaDrafts",
                columns: table => new
                {
                    CampaignId = table.Column<int>(type: "int", nullable: false),
                    IndicatorId = table.Column<int>(type: "int", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false),
                    Content = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    SavedBy = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false),
                    SavedAt = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_QuotaDrafts", x => new { x.CampaignId, x.IndicatorId });
                    table.ForeignKey(
                        name: "FK_QuotaDrafts_Indicators_IndicatorId",
                        column: x => x.IndicatorId,
                        principalTable: "Indicators",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "QuotaRevisions",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    CampaignId = table.Column<int>(type: "int", nullable: false),
                    IndicatorId = table.Column<int>(type: "int", nullable: false),
                    ValidFrom = table.Column<DateOnly>(type: "date", nullable: false),
                    DocumentNumber = table.Column<string>(type: "nvarchar(50)", maxLength: 50, nullable: false),
                    DocumentDate = table.Column<DateOnly>(type: "date", nullable: false),
                    DocumentTitle = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    PublishedBy = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false),
                    PublishedAt = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_QuotaRevisions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_QuotaRevisions_Campaigns_CampaignId",
                        column: x => x.CampaignId,
                        principalTable: "Campaigns",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_QuotaRevisions_Indicators_IndicatorId",
                        column: x => x.IndicatorId,
                        principalTable: "Indicators",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_QuotaRevisions_CampaignId_IndicatorId",
                table: "QuotaRevisions",
                columns: new[] { "CampaignId", "IndicatorId" });

            migrationBuilder.AddForeignKey(
                name: "FK_Quotas_QuotaRevisions_RevisionId",
                table: "Quotas",
                column: "RevisionId",
                principalTable: "QuotaRevisions",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Quotas_QuotaRevisions_RevisionId",
                table: "Quotas");

            migrationBuilder.DropTable(
                name: "QuotaDrafts");

            migrationBuilder.DropTable(
                name: "QuotaRevisions");

            migrationBuilder.DropColumn(
                name: "Headcount",
                table: "UnitProgress");

            migrationBuilder.DropColumn(
                name: "ParentsGuided",
                table: "UnitProgress");

            migrationBuilder.DropColumn(
                name: "PupilsGuided",
                table: "UnitProgress");

            migrationBuilder.DropColumn(
                name: "SavedAt",
                table: "UnitProgress");

            migrationBuilder.DropColumn(
                name: "SavedBy",
                table: "UnitProgress");

            migrationBuilder.DropColumn(
                name: "Version",
                table: "UnitProgress");

            migrationBuilder.DropColumn(
                name: "RevisionId",
                table: "Quotas");
        }
    }
}
