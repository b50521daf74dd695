using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CampaignPortal.Core.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class BlankHamlets : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "BlankHamlets",
                table: "CommuneDays",
                type: "int",
                nullable: false,
                defaultValue: 0);

            // Days that were reported before: hamlets without a flow.
            migrationBuilder.Sql(
                """
                EXEC('UPDATE CommuneDays SET BlankHamlets = (SELECT COUNT(*) FROM Hamlets h WHERE h.CommuneId = CommuneDays.CommuneId AND NOT EXISTS (
                    SELECT 1 FROM DailyCounts c JOIN Indicators i ON i.Id = c.IndicatorId AND i.Kind = 1
                    WHERE c.CommuneId = CommuneDays.CommuneId AND c.Day = CommuneDays.Day AND c.HamletId = h.Id))')
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "BlankHamlets",
                table: "CommuneDays");
        }
    }
}
