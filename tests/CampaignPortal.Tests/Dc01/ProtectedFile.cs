namespace CampaignPortal.Tests.Dc01;

/// <summary>An old workbook that says that it is encrypted with a password that nobody gave.</summary>
internal static class ProtectedFile
{
    // After the beginning come three short records and WRITEACCESS, who wrote the file (112 bytes).
    private static readonly byte[] Before = [0xE1, 0x00, 0x02, 0x00, 0xB0, 0x04, 0xC1, 0x00, 0x02, 0x00, 0x00, 0x00, 0xE2, 0x00, 0x00, 0x00];

    // FILEPASS: obfuscation by XOR, a key, the check of another password.
    private static readonly byte[] FilePass = [0x2F, 0x00, 0x70, 0x00, 0x00, 0x00, 0x12, 0x34, 0x56, 0x78];

    public static byte[] Make()
    {
        var file = (byte[])OldFile.WithFigures.Clone();
        var at = file.AsSpan().IndexOf(Before);
        Assert.True(at > 0);
        FilePass.CopyTo(file, at);
        Before.CopyTo(file, at + 116);
        return file;
    }
}
