using System.Text;
using CareChat.Web.Data;
using Xunit;

namespace CareChat.Tests.Messages.Transcripts;

public class TranscriptReaderTests
{
    [Theory]
    [InlineData("ID,section,dialogue\r\n7,GENHX,Doctor: hi\r\n")]
    [InlineData("dialogue,other,id\nDoctor: hi,,7")]
    [InlineData("\uFEFFID,dialogue\r\n\r\n7,\"Doctor: hi\"\r\n\r\n")]
    public async Task Columns_are_found_by_name_in_any_order(string csv)
    {
        var transcript = Assert.Single(await Transcripts.ReadAsync(csv));
        Assert.Equal(("7", "hi"), (transcript.Id, Assert.Single(transcript.Turns).Text));
    }

    [Fact]
    public async Task Records_know_the_line_they_begin_on()
    {
        var found = await Transcripts.ReadAsync("ID,dialogue\r\na,\"Doctor: 1\r\nPatient: 2\"\r\nb,\"Doctor: 3\nPatient: 4\"\r\n\r\nc,Doctor: 5");
        Assert.Equal([("a", 2), ("b", 4), ("c", 7)], found.Select(transcript => (transcript.Id, transcript.Line)));
    }

    [Theory]
    [InlineData("", "line 1", "empty")]
    [InlineData("ID,text\n1,Doctor: a", "line 1", "column 'dialogue' is missing")]
    [InlineData("key,dialogue\n1,Doctor: a", "line 1", "column 'ID' is missing")]
    [InlineData("ID,id,dialogue\n1,1,Doctor: a", "line 1", "more than one column 'ID'")]
    [InlineData("ID,dialogue\n1,Doctor: a\n2,\"Doctor: b\n3,Doctor: c", "line 3", "not closed")]
    [InlineData("ID,dialogue\n1,\"Doctor: a\n2,\"\"Doctor: b\"\"", "line 2", "not closed")]
    [InlineData("ID,dialogue\n1,\"Doctor: a\"b\"\"\n", "line 2", "stands where none may")]
    [InlineData("ID,dialogue\n1,Doctor: \"a\"\n", "line 2", "stands where none may")]
    [InlineData("ID,dialogue\n1,\"Doctor: a\nb\"\n2\n", "line 4", "has 1 fields, the header 2")]
    [InlineData("ID,dialogue\n1,Doctor: a,b\n", "line 2", "has 3 fields, the header 2")]
    [InlineData("ID,dialogue\n ,Doctor: a\n", "line 2", "ID is empty")]
    [InlineData("ID,dialogue\n1,Doctor: a\n1,Doctor: b\n", "line 3", "same ID")]
    public async Task A_wrong_file_is_an_error_with_its_line(string csv, string place, string problem)
    {
        var wrong = await Assert.ThrowsAsync<ImportException>(() => Transcripts.ReadAsync(csv));
        Assert.Equal(("talk.csv", place), (wrong.File, wrong.Place));
        Assert.Contains(problem, wrong.Problem);
    }

    [Fact]
    public async Task Text_that_is_not_utf8_is_an_error()
    {
        var stream = new MemoryStream(Encoding.Latin1.GetBytes("ID,dialogue\n1,Doctor: Müller\n"));
        var wrong = await Assert.ThrowsAsync<ImportException>(() => Transcripts.ReadAsync(stream));
        Assert.Contains("UTF-8", wrong.Problem);
    }

    [Fact]
    public async Task An_open_quotation_mark_does_not_swallow_a_large_file()
    {
        var wrong = await Assert.ThrowsAsync<ImportException>(() =>
            Transcripts.ReadAsync("ID,dialogue\n1,\"Doctor: a\n" + new string('x', 9_000_000)));
        Assert.Equal("line 2", wrong.Place);
        Assert.Contains("larger than 4 MB", wrong.Problem);
    }
}
