using System.Net;
using CampaignPortal.FaultTests.Support;

namespace CampaignPortal.FaultTests.Database;

public sealed class FullDiskTests
{
    [Fact]
    public async Task On_a_full_disk_submissions_are_put_off_whole_and_taken_when_there_is_room_again()
    {
        await using var disk = await SmallDisk.TryMountAsync();
        if (disk is null)
        {
            await Strace.RequireAsync();
        }

        await using var portal = await PortalProcess.StartAsync(disk?.Folder);
        using var day = await OfficerDay.OpenAsync(portal);

        // What cannot be mounted is acted by strace: no file of the database grows or changes any more.
        disk?.Fill();
        var (before, sent) = (day.Stored(), day.Next());
        await using (disk is null ? await Strace.AttachAsync(portal, $"{Strace.Writes}:error=ENOSPC:when=1+") : null)
        {
            for (var attempt = 0; attempt < 3; attempt++)
            {
                var answer = await day.SendAsync(sent);
                Assert.True(answer.IsPutOff, $"answered with {answer}");
                Assert.False(day.IsStored(sent, before, "on the full disk"));
            }

            Assert.Equal(HttpStatusCode.OK, await day.OpenGridAsync());
        }

        disk?.Free();
        var taken = await day.SendAsync(sent);
        Assert.Equal("accepted", taken.Status);
        Assert.True(day.IsStored(sent, before, "with room again"));
        await day.CheckAsync();
    }
}
