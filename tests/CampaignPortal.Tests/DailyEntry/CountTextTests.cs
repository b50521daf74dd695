using System.Globalization;
using CampaignPortal.Core.DailyEntry;
using CsCheck;

namespace CampaignPortal.Tests.DailyEntry;

public sealed class CountTextTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("\t\u00A0")]
    public void Nothing_typed_is_blank_and_not_zero(string? text) => Assert.Equal(new(null, null), CountText.Read(text));

    [Theory]
    [InlineData("0", 0)]
    [InlineData("000", 0)]
    [InlineData("007", 7)]
    [InlineData("12", 12)]
    [InlineData(" 12 ", 12)]
    [InlineData("\u00A012\u00A0", 12)]
    [InlineData("9999999", 9_999_999)]
    [InlineData("0009999999", 9_999_999)]
    public void Digits_are_the_number_that_they_show(string text, int value) => Assert.Equal(new(value, null), CountText.Read(text));

    [Theory]
    [InlineData("-1", CellProblemCode.Negative)]
    [InlineData("−1", CellProblemCode.Negative)]
    [InlineData("–1", CellProblemCode.Negative)]
    [InlineData("-", CellProblemCode.NotWholeNumber)]
    [InlineData("- 1", CellProblemCode.NotWholeNumber)]
    [InlineData("--1", CellProblemCode.NotWholeNumber)]
    [InlineData("1.5", CellProblemCode.NotWholeNumber)]
    [InlineData("1,5", CellProblemCode.NotWholeNumber)]
    [InlineData("1.204", CellProblemCode.NotWholeNumber)]
    [InlineData("1e3", CellProblemCode.NotWholeNumber)]
    [InlineData("0x1F", CellProblemCode.NotWholeNumber)]
    [InlineData("+1", CellProblemCode.NotWholeNumber)]
    [InlineData("1 2", CellProblemCode.NotWholeNumber)]
    [InlineData("=1+1", CellProblemCode.NotWholeNumber)]
    [InlineData("１２", CellProblemCode.NotWholeNumber)]
    [InlineData("١٢", CellProblemCode.NotWholeNumber)]
    [InlineData("1\u200B2", CellProblemCode.NotWholeNumber)]
    [InlineData("mười", CellProblemCode.NotWholeNumber)]
    [InlineData("10000000", CellProblemCode.TooLarge)]
    [InlineData("99999999999999999999", CellProblemCode.TooLarge)]
    public void Anything_else_is_refused_with_its_reason(string text, CellProblemCode problem) =>
        Assert.Equal((problem == CellProblemCode.Negative ? -1 : null, problem), (CountText.Read(text).Value, CountText.Read(text).Problem));

    [Fact]
    public void A_very_long_text_is_refused_and_does_not_overflow()
    {
        Assert.Equal(CellProblemCode.TooLarge, CountText.Read(new('9', 1_000_000)).Problem);
        Assert.Equal(CellProblemCode.NotWholeNumber, CountText.Read(new('x', 1_000_000)).Problem);
        Assert.Equal(5, CountText.Read(new string('0', 1_000_000) + "5").Value);
    }

    [Fact]
    public void The_reading_does_not_depend_on_the_language_of_the_server()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("vi-VN");
            Assert.Equal(CellProblemCode.NotWholeNumber, CountText.Read("1.5").Problem);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Every_count_is_read_back_as_it_was_written() => Gen.Int[0, CountText.Max].Sample(
        value => CountText.Read(value.ToString(CultureInfo.InvariantCulture)) == new CountReading(value, null));

    [Fact]
    public void Whatever_is_typed_a_value_lies_within_the_limits_and_never_comes_with_a_problem() => Gen.String.Sample(text =>
    {
        var reading = CountText.Read(text);
        return reading.Value is null or (>= 0 and <= CountText.Max) && (reading.Value is null || reading.Problem is null);
    });
}
