using System.Text;
using CampaignPortal.Core.Dc01;

namespace CampaignPortal.Tests.Dc01;

public sealed class LegacyTextTests
{
    /// <summary>Written down from the code charts, not made by the code under test.</summary>
    public static TheoryData<string, string> Written => new()
    {
        { "X· T©n Hßa", "Xã Tân Hòa" },
        { "X· T©n Hoµ", "Xã Tân Hoà" },
        { "ThÞ trÊn Lai Vung", "Thị trấn Lai Vung" },
        { "X. T©n D\u00AD¬ng", "X. Tân Dương" },
        { "X· VÜnh Thíi", "Xã Vĩnh Thới" },
        { "Tæng céng", "Tổng cộng" },
        { "§¬n vÞ", "Đơn vị" },
        { "Møc 1 (luü kÕ)", "Mức 1 (luỹ kế)" },
        { "Xaõ Taân Hoøa", "Xã Tân Hòa" },
        { "Xaõ Taân Hoaø", "Xã Tân Hoà" },
        { "Thò traán Lai Vung", "Thị trấn Lai Vung" },
        { "Xaõ Taân Döông", "Xã Tân Dương" },
        { "Xaõ Ñònh Hoøa", "Xã Định Hòa" },
        { "Ñôn vò", "Đơn vị" },
        { "TOÅNG COÄNG", "TỔNG CỘNG" },
        { "XAÕ LONG HAÄU", "XÃ LONG HẬU" },
        { "Xã Tân Hòa", "Xã Tân Hòa" },
        { "Xã Long Hậu", "Xã Long Hậu" },
        { "Thị trấn “Lai Vung” – 2023", "Thị trấn “Lai Vung” – 2023" },
        { "Lai Vung", "Lai Vung" },
        { "Đơn vị", "Đơn vị" },
        { "Café Ø 12 µm", "Café Ø 12 µm" },
    };

    [Theory]
    [MemberData(nameof(Written))]
    public void A_text_is_read_in_the_code_in_which_it_is_Vietnamese(string text, string expected) =>
        Assert.Equal(expected, new SheetText([text]).Read(text));

    [Fact]
    public void Every_commune_of_the_campaign_and_every_letter_survives_both_old_codes()
    {
        const string letters = "àáâãèéêìíòóôõùúýăđĩũơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ";
        foreach (var code in new[] { TextCode.Tcvn3, TextCode.Vni })
        {
            Assert.Equal(letters, LegacyText.Decode(LegacyText.Encode(letters, code), code));
            foreach (var name in Dc01Sample.Campaign.Communes.Select(c => c.FullName))
            {
                Assert.Equal(name, new SheetText([]).Read(LegacyText.Encode(name, code)));
            }
        }
    }

    [Fact]
    public void What_could_be_two_codes_goes_with_the_rest_of_the_sheet()
    {
        // "có" in TCVN3, and a syllable that Vietnamese could have as it stands.
        const string doubtful = "cã";

        Assert.Equal("cã", new SheetText([doubtful]).Read(doubtful));
        Assert.Equal("có", new SheetText([doubtful, "X· T©n Hßa", "Tæng céng"]).Read(doubtful));
    }

    [Theory]
    [InlineData("\ud800")]
    [InlineData("Xã \udc00 Tân")]
    public void Half_a_letter_is_dropped(string text) => Assert.True(new SheetText([text]).Read(text).IsNormalized(NormalizationForm.FormC));

    [Fact]
    public void Parted_marks_become_whole_letters() =>
        Assert.Equal("Xã Tân Hòa", new SheetText([]).Read("Xã Tân Hòa".Normalize(NormalizationForm.FormD)));
}
