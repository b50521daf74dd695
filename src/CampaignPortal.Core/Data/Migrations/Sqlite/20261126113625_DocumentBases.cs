using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CampaignPortal.Core.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class DocumentBases : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Bases",
                table: "DocumentForms",
                type: "TEXT",
                maxLength: 2000,
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Bases",
                table: "DocumentForms");
        }
    }
}
