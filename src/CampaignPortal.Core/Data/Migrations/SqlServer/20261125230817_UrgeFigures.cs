using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CampaignPortal.Core.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class UrgeFigures : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "Cumulative",
                table: "Urges",
                type: "int",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Quota",
                table: "Urges",
                type: "int",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Cumulative",
                table: "Urges");

            migrationBuilder.DropColumn(
                name: "Quota",
                table: "Urges");
        }
    }
}
