using CareChat.Web.Patients;
using CareChat.Web.Patients.Fhir;
using Xunit;

namespace CareChat.Tests.Patients.Fhir;

/// <summary>A coding that shares a word with the text and names the next of its kin is quoted; one that only says less or more is not.</summary>
public class OtherOfItsKindTests
{
    [Theory]
    [InlineData("Hepatitis B", "Hepatitis C")]
    [InlineData("Hepatitis B", "Viral hepatitis type A (disorder)")]
    [InlineData("Influenza A", "Influenza B")]
    [InlineData("Vitamin B12 deficiency", "Vitamin B6 deficiency")]
    [InlineData("Vitamin C deficiency", "Vitamin D deficiency")]
    [InlineData("Type 2 diabetes", "Type 1 diabetes mellitus")]
    [InlineData("Diabetes mellitus type II", "Diabetes mellitus type 1 (disorder)")]
    [InlineData("Chronic kidney disease stage 3", "Chronic kidney disease stage 4")]
    [InlineData("CKD stage 3", "Chronic kidney disease stage 5 (disorder)")]
    [InlineData("Carcinoma of left breast", "Carcinoma of right breast")]
    [InlineData("Bilateral knee pain", "Pain in left knee")]
    [InlineData("Dolor de rodilla izquierda", "Dolor de rodilla derecha")]
    [InlineData("Acute bronchitis", "Chronic bronchitis")]
    [InlineData("Mild asthma", "Severe asthma")]
    [InlineData("Benign neoplasm of breast", "Malignant neoplasm of breast")]
    [InlineData("Migraine with aura", "Migraine without aura")]
    [InlineData("Iron deficiency anemia", "Sickle cell anemia")]
    [InlineData("Warfarin 1 mg", "Warfarin 10 mg")]
    [InlineData("Warfarin 1 mg", "warfarin sodium 10 MG Oral Tablet")]
    [InlineData("Levothyroxine 50 mcg", "levothyroxine 50 MG Oral Tablet")]
    [InlineData("Morphine 10 mg/5 mL", "morphine 10 MG/ML Oral Solution")]
    [InlineData("Insulin glargine", "Insulin lispro")]
    [InlineData("Metoprolol tartrate 25 mg", "Metoprolol succinate 25 mg")]
    [InlineData("Metoprolol tartrate", "24 HR metoprolol succinate 100 MG Extended Release Oral Tablet")]
    [InlineData("Penicillin V", "Penicillin G")]
    [InlineData("Diltiazem immediate release 120 mg", "diltiazem 120 MG Extended Release Oral Capsule")]
    public async Task It_is_quoted_whatever_comes_first(string one, string other)
    {
        Assert.Equal((one, $"coded as: {other}", false), await ReadAsync($$$"""{"text":"{{{one}}}","coding":[{"code":"1","display":"{{{other}}}"}]}"""));
        Assert.Equal((other, $"coded as: {one}", false), await ReadAsync($$$"""{"coding":[{"code":"1","display":"{{{other}}}"},{"code":"2","display":"{{{one}}}"}]}"""));
    }

    [Theory]
    [InlineData("Diabetes", "Type 1 diabetes mellitus", "Type 2 diabetes mellitus")]
    [InlineData("Insulin", "insulin glargine", "insulin lispro")]
    [InlineData("Breast cancer", "Malignant neoplasm of left breast", "Malignant neoplasm of right breast")]
    public async Task Two_codings_are_weighed_against_each_other_too(string text, string one, string other) =>
        Assert.Equal((text, $"coded as: {other}", false), await ReadAsync($$$"""{"text":"{{{text}}}","coding":[{"code":"1","display":"{{{one}}}"},{"code":"2","display":"{{{other}}}"}]}"""));

    [Theory]
    [InlineData("Hypertension", "Essential hypertension (disorder)")]
    [InlineData("Essential (primary) hypertension", "Hypertensive disorder, systemic arterial (disorder)")]
    [InlineData("Breast cancer", "Malignant neoplasm of breast (disorder)")]
    [InlineData("Hepatitis B", "Viral hepatitis type B (disorder)")]
    [InlineData("Type 2 diabetes", "Type II diabetes mellitus without complication")]
    [InlineData("Diabetes mellitus tipo 2", "Diabetes mellitus type 2 (disorder)")]
    [InlineData("Diabetes tipo 2 sin complicaciones", "Type 2 diabetes mellitus without complications")]
    [InlineData("Type 2 diabetes mellitus (E11.9)", "Diabetes mellitus type 2 (disorder)")]
    [InlineData("BPH (benign prostatic hyperplasia)", "Benign prostatic hyperplasia without lower urinary tract symptoms")]
    [InlineData("Chronic kidney disease stage 3", "Chronic kidney disease stage 3a")]
    [InlineData("Asthma", "Mild persistent asthma")]
    [InlineData("COPD", "Chronic obstructive pulmonary disease")]
    [InlineData("Kidney failure", "Chronic renal failure")]
    [InlineData("Penicillin", "Penicillin G")]
    [InlineData("Lisinopril 10 mg", "lisinopril 10 MG Oral Tablet [Zestril]")]
    [InlineData("Tylenol 325 mg", "acetaminophen 325 MG Oral Tablet [Tylenol]")]
    [InlineData("Levothyroxine 50 mcg", "levothyroxine sodium 0.05 MG Oral Tablet")]
    [InlineData("Metformin 1 g", "metformin hydrochloride 1000 MG Oral Tablet")]
    [InlineData("Metformin 500", "24 HR metformin hydrochloride 500 MG Extended Release Oral Tablet")]
    [InlineData("Amoxicillin 250 mg/5 mL", "amoxicillin 50 MG/ML Oral Suspension")]
    [InlineData("Insulin glargine 100 units/mL", "3 ML insulin glargine 100 UNT/ML Pen Injector [Lantus]")]
    [InlineData("Albuterol 90 mcg/actuation inhaler", "albuterol 0.09 MG/ACTUAT Metered Dose Inhaler")]
    [InlineData("Timolol eye drops", "timolol 5 MG/ML Ophthalmic Solution")]
    [InlineData("Metoprolol", "Metoprolol tartrate")]
    [InlineData("Lisinopril/HCTZ 10-12.5 mg", "hydrochlorothiazide 12.5 MG / lisinopril 10 MG Oral Tablet")]
    public async Task One_that_says_less_or_more_of_the_same_is_not(string one, string other)
    {
        Assert.Equal((one, "", true), await ReadAsync($$$"""{"text":"{{{one}}}","coding":[{"code":"1","display":"{{{other}}}"}]}"""));
        Assert.Equal((other, "", true), await ReadAsync($$$"""{"text":"{{{other}}}","coding":[{"code":"1","display":"{{{one}}}"}]}"""));
    }

    private static async Task<(string Text, string Detail, bool IsSure)> ReadAsync(string code)
    {
        var item = await Bundles.ReadItemAsync(
            $$"""{"resourceType":"Condition","id":"c","subject":{"reference":"Patient/ada"},"clinicalStatus":{"coding":[{"code":"active"}]},"code":{{code}} }""");
        return (item.Text, item.Detail, Certainty.IsSure(new RecordLine(item.Text, item.Detail)));
    }
}
