using CampaignPortal.Core.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Tests.Data;

public sealed class DatabaseTroubleTests
{
    [Theory]
    [InlineData(5)] // locked by another connection
    [InlineData(8)] // the disk has become read-only
    [InlineData(10)] // the disk failed
    [InlineData(13)] // the disk is full
    [InlineData(14)] // the file cannot be opened
    public void What_may_pass_is_told_however_deep_it_lies(int code)
    {
        var problem = new SqliteException("x", code);

        Assert.True(DatabaseTrouble.MayPass(problem));
        Assert.True(DatabaseTrouble.MayPass(new InvalidOperationException("y", new DbUpdateException("z", problem))));
    }

    [Theory]
    [InlineData(1)] // wrong SQL
    [InlineData(11)] // a damaged file
    [InlineData(19)] // a broken constraint
    public void A_fault_of_the_program_or_of_the_file_is_none_that_passes(int code) =>
        Assert.False(DatabaseTrouble.MayPass(new DbUpdateException("x", new SqliteException("y", code))));

    [Fact]
    public void Nothing_else_is_the_databases_trouble()
    {
        Assert.False(DatabaseTrouble.MayPass(null));
        Assert.False(DatabaseTrouble.MayPass(new InvalidOperationException("x", new TimeoutException())));
    }
}
