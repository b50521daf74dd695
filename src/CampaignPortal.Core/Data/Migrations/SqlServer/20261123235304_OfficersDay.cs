using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CampaignPortal.Core.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class OfficersDay : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "MadeAt",
                table: "Submissions",
                type: "datetime2",
                nullable: false,
                defaultValue: new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified));

            migrationBuilder.AddColumn<int>(
                name: "Approval",
                table: "CommuneDays",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "ApprovalComment",
                table: "CommuneDays",
                type: "nvarchar(500)",
                maxLength: 500,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "ApprovedAt",
                table: "CommuneDays",
                type: "datetime2",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ApprovedBy",
                table: "CommuneDays",
                type: "nvarchar(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "FirstMadeAt",
                table: "CommuneDays",
                type: "datetime2",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "FirstReceivedAt",
                table: "CommuneDays",
                type: "datetime2",
                nullable: false,
                defaultValue: new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified));

            migrationBuilder.AddColumn<string>(
                name: "LastSubmittedById",
                table: "CommuneDays",
                type: "nvarchar(450)",
                maxLength: 450,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "WasReopened",
                table: "CommuneDays",
                type: "bit",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "EntersRunningTotals",
                table: "Campaigns",
                type: "bit",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "LateBy",
                table: "Campaigns",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "LockAfterDays",
                table: "Campaigns",
                type: "int",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "NeedsApproval",
                table: "Campaigns",
                type: "bit",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "ReopenHours",
                table: "Campaigns",
                type: "int",
                nullable: false,
                defaultValue: 24);

            // What was there had come at once: made, received and counted at one moment.
            migrationBuilder.Sql("EXEC('UPDATE CommuneDays SET FirstReceivedAt = FirstSubmittedAt')");
            migrationBuilder.Sql("EXEC('UPDATE Submissions SET MadeAt = ReceivedAt')");

            migrationBuilder.CreateTable(
                name: "CellFlags",
                columns: table => new
                {
                    CommuneId = table.Column<int>(type: "int", nullable: false),
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    HamletId = table.Column<int>(type: "int", nullable: false),
                    IndicatorId = table.Column<int>(type: "int", nullable: false),
                    Code = table.Column<int>(type: "int", nullable: false),
                    CampaignId = table.Column<int>(type: "int", nullable: false),
                    Value = table.Column<int>(type: "int", nullable: false),
                    Limit = table.Column<double>(type: "float", nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false),
                    ConfirmedBy = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    ConfirmedAt = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CellFlags", x => new { x.CommuneId, x.Day, x.HamletId, x.IndicatorId, x.Code });
                });

            migrationBuilder.CreateTable(
                name: "CheckRules",
                columns: table => new
                {
                    CampaignId = table.Column<int>(type: "int", nullable: false),
                    Code = table.Column<int>(type: "int", nullable: false),
                    Level = table.Column<int>(type: "int", nullable: false),
                    Factor = table.Column<double>(type: "float", nullable: false),
                    Floor = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CheckRules", x => new { x.CampaignId, x.Code });
                    table.ForeignKey(
                        name: "FK_CheckRules_Campaigns_CampaignId",
                        column: x => x.CampaignId,
                        principalTable: "Campaigns",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "DayCutOffs",
                columns: table => new
                {
                    CampaignId = table.Column<int>(type: "int", nullable: false),
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    CutOff = table.Column<TimeOnly>(type: "time", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DayCutOffs", x => new { x.CampaignId, x.Day });
                    table.ForeignKey(
                        name: "FK_DayCutOffs_Campaigns_CampaignId",
                        column: x => x.CampaignId,
                        principalTable: "Campaigns",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "DayNotes",
                columns: table => new
                {
                    CommuneId = table.Column<int>(type: "int", nullable: false),
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    CampaignId = table.Column<int>(type: "int", nullable: false),
                    Difficulties = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true),
                    Proposals = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false),
                    ChangedBy = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    ChangedAt = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DayNotes", x => new { x.CommuneId, x.Day });
                    table.ForeignKey(
                        name: "FK_DayNotes_Communes_CommuneId",
                        column: x => x.CommuneId,
                        principalTable: "Communes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "DayPlaces",
                columns: table => new
                {
                    CommuneId = table.Column<int>(type: "int", nullable: false),
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    Place = table.Column<int>(type: "int", nullable: false),
                    CampaignId = table.Column<int>(type: "int", nullable: false),
                    Value = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DayPlaces", x => new { x.CommuneId, x.Day, x.Place });
                    table.ForeignKey(
                        name: "FK_DayPlaces_Communes_CommuneId",
                        column: x => x.CommuneId,
                        principalTable: "Communes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Reopenings",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    CampaignId = table.Column<int>(type: "int", nullable: false),
                    CommuneId = table.Column<int>(type: "int", nullable: false),
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: false),
                    RequestedBy = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    RequestedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Status = table.Column<int>(type: "int", nullable: false),
                    DecidedBy = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    DecidedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Answer = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    OpenUntil = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Reopenings", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Reopenings_Communes_CommuneId",
                        column: x => x.CommuneId,
                        principalTable: "Communes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_CellFlags_CampaignId_Day",
                table: "CellFlags",
                columns: new[] { "CampaignId", "Day" });

            migrationBuilder.CreateIndex(
                name: "IX_Reopenings_CampaignId_Status",
                table: "Reopenings",
                columns: new[] { "CampaignId", "Status" });

            migrationBuilder.CreateIndex(
                name: "IX_Reopenings_CommuneId_Day",
                table: "Reopenings",
                columns: new[] { "CommuneId", "Day" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "CellFlags");

            migrationBuilder.DropTable(
                name: "CheckRules");

            migrationBuilder.DropTable(
                name: "DayCutOffs");

            migrationBuilder.DropTable(
                name: "DayNotes");

            migrationBuilder.DropTable(
                name: "DayPlaces");

            migrationBuilder.DropTable(
                name: "Reopenings");

            migrationBuilder.DropColumn(
                name: "MadeAt",
                table: "Submissions");

            migrationBuilder.DropColumn(
                name: "Approval",
                table: "CommuneDays");

            migrationBuilder.DropColumn(
                name: "ApprovalComment",
                table: "CommuneDays");

            migrationBuilder.DropColumn(
                name: "ApprovedAt",
                table: "CommuneDays");

            migrationBuilder.DropColumn(
                name: "ApprovedBy",
                table: "CommuneDays");

            migrationBuilder.DropColumn(
                name: "FirstMadeAt",
                table: "CommuneDays");

            migrationBuilder.DropColumn(
                name: "FirstReceivedAt",
                table: "CommuneDays");

            migrationBuilder.DropColumn(
                name: "LastSubmittedById",
                table: "CommuneDays");

            migrationBuilder.DropColumn(
                name: "WasReopened",
                table: "CommuneDays");

            migrationBuilder.DropColumn(
                name: "EntersRunningTotals",
                table: "Campaigns");

            migrationBuilder.DropColumn(
                name: "LateBy",
                table: "Campaigns");

            migrationBuilder.DropColumn(
                name: "LockAfterDays",
                table: "Campaigns");

            migrationBuilder.DropColumn(
                name: "NeedsApproval",
                table: "Campaigns");

            migrationBuilder.DropColumn(
                name: "ReopenHours",
                table: "Campaigns");
        }
    }
}
