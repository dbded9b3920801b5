using CareChat.Web.Attachments;
using Xunit;

namespace CareChat.Tests.Attachments;

public class FileNameTests
{
    [Theory]
    [InlineData("rash.jpg", "rash.jpg")]
    [InlineData("rash.JPEG", "rash.jpeg")]
    [InlineData("rash", "rash.jpg")]
    [InlineData("rash.png", "rash.jpg")]
    [InlineData("rash.jpg.exe", "rash.jpg")]
    [InlineData("rash.exe", "rash.jpg")]
    [InlineData("visit 2. march", "visit 2. march.jpg")]
    [InlineData("report.v2", "report.v2.jpg")]
    [InlineData("..\\..\\windows\\rash.jpg", "rash.jpg")]
    [InlineData("C:\\fakepath\\rash.jpg", "rash.jpg")]
    [InlineData("/etc/passwd", "passwd.jpg")]
    [InlineData("../..", "file.jpg")]
    [InlineData("rash.jpg/", "file.jpg")]
    [InlineData("", "file.jpg")]
    [InlineData(null, "file.jpg")]
    [InlineData(".jpg", "file.jpg")]
    [InlineData("...", "file.jpg")]
    [InlineData(".htaccess", "htaccess.jpg")]
    [InlineData("rash.jpg. . ", "rash.jpg")]
    [InlineData("ra\r\nsh\0\u007F.jpg", "rash.jpg")]
    [InlineData("gpj.\u202Ehsar\u2066\u200E\uFEFF.jpg", "gpj.hsar.jpg")]
    [InlineData("a\u2028b\ud800.jpg", "ab.jpg")]
    [InlineData("a<b>:\"c|d?*.jpg", "a_b___c_d__.jpg")]
    [InlineData("con.jpg", "_con.jpg")]
    [InlineData("LPT1.x.jpg", "_LPT1.x.jpg")]
    [InlineData("ضمادة 👩‍⚕️.jpg", "ضمادة 👩‍⚕️.jpg")]
    public void A_name_becomes_safe_and_its_extension_tells_the_truth(string? untrusted, string safe) =>
        Assert.Equal(safe, FileName.Safe(untrusted, FileType.Jpeg));

    [Theory]
    [InlineData("notes.md", "notes.md")]
    [InlineData("notes.html", "notes.txt")]
    public void Text_keeps_the_extensions_of_text(string untrusted, string safe) =>
        Assert.Equal(safe, FileName.Safe(untrusted, FileType.Text));

    [Theory]
    [InlineData(300, "a")]
    [InlineData(60, "🤒")]
    [InlineData(119, ".")]
    public void A_long_name_is_cut_before_its_extension(int count, string part)
    {
        var name = FileName.Safe(string.Concat(Enumerable.Repeat(part, count)) + "x" + new string('y', 200) + ".jpeg", FileType.Jpeg);
        Assert.InRange(name.Length, 10, FileName.MaxLength);
        Assert.EndsWith(".jpeg", name);
        Assert.DoesNotContain('\uFFFD', System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(name)));
    }
}
