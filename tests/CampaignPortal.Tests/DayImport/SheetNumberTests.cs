using CampaignPortal.Core.DailyEntry;
using CampaignPortal.Core.DayImport;

namespace CampaignPortal.Tests.DayImport;

public sealed class SheetNumberTests
{
    [Theory]
    [InlineData("1.234", 1234)]
    [InlineData("1 234", 1234)]
    [InlineData("1,234", 1234)]
    [InlineData("1\u00A0234\u00A0567", 1234567)]
    [InlineData(" 12 ", 12)]
    [InlineData("\u200B313", 313)]
    [InlineData("\u200E1.252\u200E ", 1252)]
    [InlineData("\uFEFF0", 0)]
    [InlineData("0", 0)]
    [InlineData(1234d, 1234)]
    [InlineData(0d, 0)]
    public void A_whole_number_is_read_with_or_without_its_thousands_parted(object cell, int value) =>
        Assert.Equal(new(value, null), SheetNumber.Read(cell));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("-")]
    [InlineData("–")]
    public void A_blank_cell_or_a_lone_dash_is_nothing(object? cell) => Assert.Equal(default, SheetNumber.Read(cell));

    [Theory]
    [InlineData(1.5, CellProblemCode.NotWholeNumber)]
    [InlineData(1.234, CellProblemCode.NotWholeNumber)]
    [InlineData(double.NaN, CellProblemCode.NotWholeNumber)]
    [InlineData(double.PositiveInfinity, CellProblemCode.NotWholeNumber)]
    [InlineData(1e9, CellProblemCode.TooLarge)]
    [InlineData("1.5", CellProblemCode.NotWholeNumber)]
    [InlineData("1,5", CellProblemCode.NotWholeNumber)]
    [InlineData("0.123", CellProblemCode.NotWholeNumber)]
    [InlineData("1.2345", CellProblemCode.NotWholeNumber)]
    [InlineData("12.34.567", CellProblemCode.NotWholeNumber)]
    [InlineData("1.234,567", CellProblemCode.NotWholeNumber)]
    [InlineData("1e3", CellProblemCode.NotWholeNumber)]
    [InlineData("12 người", CellProblemCode.NotWholeNumber)]
    [InlineData("#REF!", CellProblemCode.NotWholeNumber)]
    [InlineData("99.999.999", CellProblemCode.TooLarge)]
    [InlineData(true, CellProblemCode.NotWholeNumber)]
    public void Anything_else_is_refused_at_its_cell(object cell, CellProblemCode problem) =>
        Assert.Equal(new(null, problem), SheetNumber.Read(cell));

    [Theory]
    [InlineData(-3d)]
    [InlineData("-3")]
    public void A_negative_count_is_refused_and_still_known(object cell) =>
        Assert.Equal(new(-3, CellProblemCode.Negative), SheetNumber.Read(cell));

    [Fact]
    public void A_moment_is_no_count() =>
        Assert.Equal(new(null, CellProblemCode.NotWholeNumber), SheetNumber.Read(new DateTime(2023, 8, 20, 0, 0, 0, DateTimeKind.Unspecified)));
}
