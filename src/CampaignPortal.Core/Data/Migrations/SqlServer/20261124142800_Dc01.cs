using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CampaignPortal.Core.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class Dc01 : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "OfficialFigures",
                table: "Campaigns",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "Dc01Explanations",
                columns: table => new
                {
                    CommuneId = table.Column<int>(type: "int", nullable: false),
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    CampaignId = table.Column<int>(type: "int", nullable: false),
                    Text = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    Level1Difference = table.Column<int>(type: "int", nullable: false),
                    Level2Difference = table.Column<int>(type: "int", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false),
                    ChangedBy = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    ChangedAt = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Dc01Explanations", x => new { x.CommuneId, x.Day });
                    table.ForeignKey(
                        name: "FK_Dc01Explanations_Communes_CommuneId",
                        column: x => x.CommuneId,
                        principalTable: "Communes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Dc01Headings",
                columns: table => new
                {
                    CampaignId = table.Column<int>(type: "int", nullable: false),
                    HeadingKey = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Field = table.Column<int>(type: "int", nullable: false),
                    DecidedBy = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    DecidedAt = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Dc01Headings", x => new { x.CampaignId, x.HeadingKey });
                    table.ForeignKey(
                        name: "FK_Dc01Headings_Campaigns_CampaignId",
                        column: x => x.CampaignId,
                        principalTable: "Campaigns",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Dc01Imports",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    CampaignId = table.Column<int>(type: "int", nullable: false),
                    FileName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    FileHash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    FileLength = table.Column<int>(type: "int", nullable: false),
                    Day = table.Column<DateOnly>(type: "date", nullable: true),
                    UploadedBy = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    UploadedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    ConfirmedBy = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    ConfirmedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    FirstDay = table.Column<DateOnly>(type: "date", nullable: true),
                    LastDay = table.Column<DateOnly>(type: "date", nullable: true),
                    LineCount = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Dc01Imports", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Dc01Imports_Campaigns_CampaignId",
                        column: x => x.CampaignId,
                        principalTable: "Campaigns",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Dc01Names",
                columns: table => new
                {
                    CampaignId = table.Column<int>(type: "int", nullable: false),
                    NameKey = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    AreaName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    DecidedCommuneId = table.Column<int>(type: "int", nullable: true),
                    DecidedBy = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    DecidedAt = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Dc01Names", x => new { x.CampaignId, x.NameKey });
                    table.ForeignKey(
                        name: "FK_Dc01Names_Campaigns_CampaignId",
                        column: x => x.CampaignId,
                        principalTable: "Campaigns",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Dc01Names_Communes_DecidedCommuneId",
                        column: x => x.DecidedCommuneId,
                        principalTable: "Communes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Dc01Files",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    ImportId = table.Column<int>(type: "int", nullable: false),
                    CampaignId = table.Column<int>(type: "int", nullable: false),
                    Content = table.Column<byte[]>(type: "varbinary(max)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Dc01Files", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Dc01Files_Dc01Imports_ImportId",
                        column: x => x.ImportId,
                        principalTable: "Dc01Imports",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Dc01Lines",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    CampaignId = table.Column<int>(type: "int", nullable: false),
                    ImportId = table.Column<int>(type: "int", nullable: false),
                    CommuneId = table.Column<int>(type: "int", nullable: false),
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    AreaName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Row = table.Column<int>(type: "int", nullable: false),
                    Level1 = table.Column<int>(type: "int", nullable: false),
                    Level2 = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Dc01Lines", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Dc01Lines_Communes_CommuneId",
                        column: x => x.CommuneId,
                        principalTable: "Communes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Dc01Lines_Dc01Imports_ImportId",
                        column: x => x.ImportId,
                        principalTable: "Dc01Imports",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Dc01Files_ImportId",
                table: "Dc01Files",
                column: "ImportId");

            migrationBuilder.CreateIndex(
                name: "IX_Dc01Imports_CampaignId",
                table: "Dc01Imports",
                column: "CampaignId");

            migrationBuilder.CreateIndex(
                name: "IX_Dc01Lines_CampaignId_Day",
                table: "Dc01Lines",
                columns: new[] { "CampaignId", "Day" });

            migrationBuilder.CreateIndex(
                name: "IX_Dc01Lines_CommuneId_Day",
                table: "Dc01Lines",
                columns: new[] { "CommuneId", "Day" });

            migrationBuilder.CreateIndex(
                name: "IX_Dc01Lines_ImportId_CommuneId_Day",
                table: "Dc01Lines",
                columns: new[] { "ImportId", "CommuneId", "Day" },
                unique: true);

            // What data sets brought before there were imports becomes one import of each campaign, without its file.
            migrationBuilder.Sql(Dc01Carried.Imports);
            migrationBuilder.Sql(Dc01Carried.Lines);

            migrationBuilder.DropTable(
                name: "Dc01Figures");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Dc01Explanations");

            migrationBuilder.DropTable(
                name: "Dc01Files");

            migrationBuilder.DropTable(
                name: "Dc01Headings");

            migrationBuilder.DropTable(
                name: "Dc01Lines");

            migrationBuilder.DropTable(
                name: "Dc01Names");

            migrationBuilder.DropTable(
                name: "Dc01Imports");

            migrationBuilder.DropColumn(
                name: "OfficialFigures",
                table: "Campaigns");

            migrationBuilder.CreateTable(
                name: "Dc01Figures",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    AreaName = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    CampaignId = table.Column<int>(type: "int", nullable: false),
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    Level1Cumulative = table.Column<int>(type: "int", nullable: false),
                    Level2Cumulative = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Dc01Figures", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Dc01Figures_Campaigns_CampaignId",
                        column: x => x.CampaignId,
                        principalTable: "Campaigns",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Dc01Figures_CampaignId_Day",
                table: "Dc01Figures",
                columns: new[] { "CampaignId", "Day" });
        }
    }
}
