using System.Text;
using CareChat.Web.Attachments;
using Xunit;
using static CareChat.Tests.Attachments.Samples;

namespace CareChat.Tests.Attachments;

public class RefusedFileTests
{
    public static TheoryData<string, byte[]> Hostile => new()
    {
        { "nothing", [] },
        { "blanks alone", Ascii(" \r\n\t") },
        { "html", Ascii("<!DOCTYPE html><html></html>") },
        { "html behind blanks", Ascii("\n\n   <HTML>") },
        { "html behind many blanks", Ascii(new string(' ', 20_000) + "<html>") },
        { "html behind a byte order mark", Join([0xEF, 0xBB, 0xBF], Ascii("<html>")) },
        { "html in utf-16", Join([0xFF, 0xFE], Encoding.Unicode.GetBytes("<html>")) },
        { "script", Ascii("<script>alert(1)</script>") },
        { "svg", Ascii("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>") },
        { "xml", Ascii("<?xml version='1.0'?><svg/>") },
        { "comment before html", Ascii("<!-- hi --><html>") },
        { "php", Ascii("<?php system($_GET['c']);") },
        { "end tag", Ascii("</body>") },
        { "shell script", Ascii("#!/bin/sh\nrm -rf /\n") },
        { "postscript", Ascii("%!PS-Adobe-3.0") },
        { "rich text", Ascii("{\\rtf1\\ansi hello}") },
        { "windows program", Join(Ascii("MZ\x90\0\x03\0\0\0"), new byte[100]) },
        { "linux program", Join(Ascii("\x7F" + "ELF\x02\x01\x01"), new byte[100]) },
        { "text with a zero", Ascii("hello\0world") },
        { "text with control characters", Ascii("hello\x1B[31mworld") },
        { "text with a sign no western table knows", [0x68, 0x69, 0x81] },
        { "text of broken utf-8 that says it is utf-8", [0xEF, 0xBB, 0xBF, 0x68, 0xC3] },
        { "html in latin-1", Ascii("<p>Grüße</p>") },
        { "russian of an older windows", [0xCF, 0xF0, 0xE8, 0xED, 0xE8, 0xEC, 0xE0, 0xF2, 0xFC, 0x20, 0xEF, 0xEE, 0x20, 0xF2, 0xE0, 0xE1, 0xEB, 0xE5, 0xF2, 0xEA, 0xE5] },
        { "text of broken utf-16", [0xFF, 0xFE, 0x00, 0xD8] },
        { "text in utf-32", Join([0xFF, 0xFE, 0, 0], Encoding.UTF32.GetBytes("hi")) },
        { "utf-16 without its mark", Encoding.Unicode.GetBytes("hello") },
        { "pdf header at 900", Join(new byte[900], Ascii("%PDF-1.4")) },
        { "pdf header behind words", Join(Ascii("hello\0"), Ascii("%PDF-1.4")) },
        { "docm", Docx(hasMacroType: true, "word/document.xml") },
        { "docx with a macro", Docx(false, "word/document.xml", "word/vbaProject.bin") },
        { "docx with a hidden macro", Docx(false, "word/document.xml", "custom/VBAPROJECT.BIN") },
        { "docx with a control", Docx(false, "word/document.xml", "word/activeX/activeX1.xml") },
        { "docx without a document", Docx(false, "word/styles.xml") },
        { "spreadsheet", Docx(false, "xl/workbook.xml") },
        { "zip cut off", Docx(parts: "word/document.xml")[..60] },
        { "zip with a false directory", Join(Docx(parts: "word/document.xml")[..60], Ascii("PK\x05\x06"), new byte[12], Little32(5), [0, 0]) },
        { "zip whose directory is endless", Join(Ascii("PK\x03\x04"), new byte[2_000_000], Ascii("PK\x05\x06"), new byte[12], Little32(10), [0, 0]) },
        { "zip behind other bytes", Join(Ascii("x\0"), Docx(parts: "word/document.xml")) },
        { "film", Movie("mp42", "vide", "soun") },
        { "film under a sound brand", Movie("M4A ", "soun", "vide") },
        { "film without tracks", Movie("isom") },
        { "quicktime", Movie("qt  ", "soun") },
        { "avif", Brands("avif", "mif1") },
        { "avif under the general brand", Brands("mif1", "avif") },
        { "brands without an end", Join(Big32(0xFFFFFFFF), Ascii("ftypheic"), new byte[40]) },
        { "webm film", WebM("webm", 2, 1) },
        { "webm without tracks", WebM("webm") },
        { "matroska", WebM("matroska", 2) },
        { "one frame of mp3", Mp3(1) },
        { "frames that do not agree", Join(Mp3(1), [0xFF, 0xF3, 0x90, 0x00], new byte[413]) },
        { "tag without sound", Join(Tag(300), new byte[5000]) },
        { "tag with a false length", Join(Ascii("ID3\x04\0\0"), [0xFF, 0xFF, 0xFF, 0xFF], Mp3(2)) },
        { "aac", Join([0xFF, 0xF1, 0x50, 0x80], new byte[500]) },
        { "wav", Join(Ascii("RIFF"), Little32(100), Ascii("WAVEfmt "), new byte[100]) },
        { "ogg", Join(Ascii("OggS\0\x02"), new byte[100]) },
        { "bitmap", Join(Ascii("BM"), new byte[60]) },
        { "png without its header chunk", Join(Png(1, 1)[..12], Ascii("IDAT"), new byte[20]) },
    };

    [Theory]
    [MemberData(nameof(Hostile), DisableDiscoveryEnumeration = true)]
    public void Everything_else_is_refused(string what, byte[] file)
    {
        using var stream = new MemoryStream(file);
        Assert.True(FileType.Detect(stream, "name.txt") is null, what);
        Assert.Equal(0, stream.Position);
    }
}
