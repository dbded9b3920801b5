using CareChat.Web.Data;
using Xunit;

namespace CareChat.Tests.Data;

public class PhoneNumberTests
{
    [Theory]
    [InlineData("+15551234567", "15551234567")]
    [InlineData("15551234567", "15551234567")]
    [InlineData("5551234567", "15551234567")]
    [InlineData("(555) 123-4567", "15551234567")]
    [InlineData("555-123-4567", "15551234567")]
    [InlineData("555.123.4567", "15551234567")]
    [InlineData("555-2671", "5552671")]
    [InlineData("123456", null)]
    [InlineData("+44 20 7946 0958", "442079460958")]
    [InlineData("123456789012345", "123456789012345")]
    [InlineData("1234567890123456", null)]
    public void What_contract_B_fixes_is_read_by_its_rule(string written, string? digits) => Assert.Equal(digits, PhoneNumber.Digits(written, "US"));

    [Theory]
    [InlineData("0044 20 7946 0958", "US", "442079460958")]
    [InlineData("011 44 20 7946 0958", "US", "442079460958")]
    [InlineData("+44 (0)20 7946 0958", "US", "442079460958")]
    [InlineData("(555) 123-4567 ext. 89", "US", "15551234567;ext=89")]
    [InlineData("555-123-4567 x89", "US", "15551234567;ext=89")]
    [InlineData("tel:+1-555-123-4567", "US", "15551234567")]
    [InlineData("612 34 56 78", "ES", "34612345678")]
    [InlineData("+34 612 34 56 78", "ES", "34612345678")]
    [InlineData("020 7946 0958", "GB", "442079460958")]
    [InlineData("030 901820", "DE", "4930901820")]
    [InlineData("98765 43210", "IN", "919876543210")]
    [InlineData("+1 (555) 123-4567", "ES", "15551234567")]
    public void Other_forms_are_read_as_they_are_written_in_the_clinics_country(string written, string country, string digits) =>
        Assert.Equal(digits, PhoneNumber.Digits(written, country));

    [Theory]
    [InlineData("6465550123 ext 9", "US")]
    [InlineData("646-555-0123 ext. 9", "US")]
    [InlineData("(646) 555-0123 x9", "US")]
    [InlineData("+1 646 555 0123 #9", "US")]
    [InlineData("+16465550123;ext=9", "US")]
    [InlineData("tel:+1-646-555-0123;ext=9", "US")]
    [InlineData("646 555 0123 extension 9", "US")]
    [InlineData("+1 646 555 0123 extensión 9", "ES")]
    [InlineData("+1 646 555 0123 anexo 9", "ES")]
    [InlineData("001 646 555 0123 x 9", "ES")]
    public void An_extension_stays_with_its_number_however_it_is_written(string written, string country)
    {
        Assert.Equal("16465550123;ext=9", PhoneNumber.Digits(written, country));
        Assert.Equal("16465550123;ext=9", PhoneNumber.Digits("+16465550123;ext=9", country)); // as it is kept and shown
    }

    [Theory]
    [InlineData("212-736-5000 ext nine")]
    [InlineData("212-736-5000 ext. twenty two")]
    [InlineData("2127365000 ext")]
    [InlineData("2127365000 desk 9")]
    [InlineData("2127365000 p9")]
    [InlineData("212 736 5000 ramal 9")]
    [InlineData("+1 212 736 5000 de mi hijo")]
    public void Words_after_a_number_that_are_no_extension_to_be_read_leave_no_number(string written) => Assert.Null(PhoneNumber.Digits(written, "US"));

    [Theory]
    [InlineData("212-736-5000 ext ９")]
    [InlineData("212-736-5000 ext ٩")]
    public void An_extension_in_other_digits_is_the_same(string written) => Assert.Equal("12127365000;ext=9", PhoneNumber.Digits(written, "US"));

    [Theory]
    [InlineData("646-555-0123 x09", "16465550123;ext=09")]
    [InlineData("646-555-0123", "16465550123")]
    [InlineData("+1 646 555 0123 ext 12345678901234567", null)]
    public void Extensions_differ_by_every_digit(string written, string? digits) => Assert.Equal(digits, PhoneNumber.Digits(written, "US"));
}
