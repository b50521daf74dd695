using System.IO.Compression;
using CampaignPortal.Core.DayImport;
using CampaignPortal.Tests.Support;

namespace CampaignPortal.Tests.DayImport;

/// <summary>Excel 97: still what many communes' computers save.</summary>
public sealed class OldWorkbookTests
{
    // .xls by LibreOffice, packed: Ấp | Mức 1 | Mức 2; Hậu Thành | 12 | "1 234"; Tân Lộc A | 3 | blank; Tổng | 15 | 1234.
    private const string Packed =
        "H4sIAAAAAAACA+1XXWhcRRQ+c3ezubtJk5s/f1Jd19Ru0yaRJhGMaJukSbWRhoQ21iIF3Wzu5m+bDWkCCv5sU/tmQemDLwUp5KX4j6APKiZvPihKIdD6lPog"
        + "BH3YiiKFJut3zp2bbNcs7KaloOZczp2ZM39nZs755syPP1QsXfy09hpl0ZPkodW0n3wZMgU23YJFZGjZajqddsXpLfpX0YpO+Qy9OL8iMJ95sT5Xv0636L9J"
        + "RyiBb5pCdJAmkE7RK1QI3QOLyRwvnz6rebbLl7bm3/z8jN+M4x5wtv8z1rP/B8Al4FLwNnAZuNy5AqgCXAmuAleDa8QmiO4F3we+H1wL3g5+APwgOKh1COmU"
        + "eQfyj+hyeAtz7hr5TZyir4i+3PYdH7mc/TVYxCfeBbGLn8EnaJJtoysSj4buFh0QHSKKdZiHke5DTtEFSMvoY5F+Jf99Yn2gDgq1aYs+bnSI7ufkXyf/MuL+"
        + "X0ifn0TSTGH6lr3njbe1E5SobrJpjCJ0jGaAiEeRm6BTaFmb2ZK9RHUCKUdRH7+t2qC3lObY156xJ+ypSHxJfGiO/hTfcGk+xHLuLvI/8pMbBcrpfyefw95t"
        + "tM8NTvtUtnx3DnljDvmeHHL/P+TnDfhXktKcWkmPpBVJn6SVSa+kVcliSauTRemXxI7PApUvM2gDvRPxobfgpArfgjLBRAPnFP1KLzBUp47IRL4UQzL7shu6"
        + "Z3IrlaTYmb4B8Jt0WgH6zXnVgX8HBa9bDvibuARMgLv5F/D/JsXkoigW/1FzwUncH6qXloNRbGxzZqEFq1aH6MMgO9YAjdASXGuEr5vmUEvrY6gcANZMoPIw"
        + "XZUenbycAVoMTtAwpXEJmdTjdS6hqFkDXj+4Gp0afFM5iGbdgmilUG8IG8EYUCGLtzDczUvXL/cO9re/KPLk+tuGdhqyreo0aha8e6RHg/xnpW017jDcaOGu"
        + "cF23PRY5NhM6ak+NxhoPJBLjdeHmlnBnDe1g28rZoj8ybIfC/Wdk0DflH4YCrULL7bsy8vXIn2m6Mtt0JdW+OyN/EdDmx7KUfLPUqBqV28dNFT2HsU16TfaN"
        + "6Bd/uaRcVrwU33oZIYCqCZTrrSwjbSo6ODANy807QKbKRaY2kBkOnt4i82S1W5GwwgkkSJcUSmqtZMiBOSUlLXmM142ArLccJuXWcUuvLhnSski3NKRlma7z"
        + "SB0bxNe4NjxSt19kz1bxfL9RP8+ZOuQYSMrUnsGDY/bUXmnrTdWL3J+yNgiuDApIP+7DWuw3Kulzn3NDET2F8yIJg5zVuBOAhuFWw2bmQMoN6AK5YzmFSMkT"
        + "cGJAyzQcPHGqnuaYq3c0OpU4lYhNhw6+HLXjoScebxqIDNrxuC37cGA0Fmu7ndhTOViyaVpNkxzgBuPS0tn3fr/RN2K9/45JDbs+u8rb/6r2aK5v0/Fph96i"
        + "wzpOPa5j1SEdr07qGHd5xYk9Ob9X93Mpn3wh+osLLH6/eOHR7db5d6F/442Puvn2z5Kd0HGyC8JWhq655HeS7uT7T/TMssGN+rDhz/ud/POYfYrGaVD0GC9Y"
        + "/0rsiqGBKl3Au+pSsWtnXZj3JGykDzqMbWp+T8YbLJ8+D4F71uy8D3GgvenzY4gr9P33sH6rSTSKKHcG6z+JeJTPvgdWEJMzYck04tQEJLmpXs9fVMD+14E/"
        + "WJu/GzNERQdbLLAwfdo2sf6d4Omt97/Q39euplYAFgAA";

    private static byte[] File
    {
        get
        {
            using var packed = new GZipStream(new MemoryStream(Convert.FromBase64String(Packed)), CompressionMode.Decompress);
            using var file = new MemoryStream();
            packed.CopyTo(file);
            return file.ToArray();
        }
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_file_of_the_old_kind_is_read_as_well()
    {
        var (portal, campaign) = await TestPortal.UnreportedAsync();
        await using var _ = portal;

        var result = await portal.Get<DayImportService>().PreviewAsync(
            TestPortal.Officer(campaign, "30211"), campaign.Id, campaign.CommuneBy("30211").Id, new(2023, 8, 6), File, Cancel);

        Assert.Equal([12, 1234, 3], result.Preview!.Cells.Select(c => c.Value));
    }

    [Fact]
    public async Task Whatever_of_it_is_damaged_there_is_an_answer()
    {
        var (portal, campaign) = await TestPortal.UnreportedAsync();
        await using var _ = portal;
        var good = File;
        var random = new Random(20230820);
        for (var round = 0; round < 100; round++)
        {
            var bad = (byte[])good.Clone();
            for (var hit = 0; hit < 1 + (round % 8); hit++)
            {
                bad[random.Next(bad.Length)] = (byte)random.Next(256);
            }

            var result = await portal.Get<DayImportService>().PreviewAsync(
                TestPortal.Officer(campaign, "30211"), campaign.Id, campaign.CommuneBy("30211").Id, new(2023, 8, 6), bad, Cancel);
            Assert.True((result.Problem is null) != (result.Preview is null));
        }
    }
}
