using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using TcManager.Application.Ballots.RuleSets;
using TcManager.Domain;
using TcManager.Domain.Ballots.RuleSets;
using TcManager.Web.Setup;
using TcManager.Web.Ui;

namespace TcManager.Web.Features.RuleSets;

/// <summary>The calculator for programs: anonymous, without a cookie, limited per address. It changes nothing, so no form token is asked for.</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
[EnableRateLimiting(SecuritySetup.Calculator)]
[Route("api/v1/rule-sets")]
public sealed class RuleSetsApiController(RuleSetQueries ruleSets, VerdictInWords words, FormErrors errors) : ControllerBase
{
    /// <summary>In bytes: a row for each of 600 voters.</summary>
    internal const int MaxBody = 64 * 1024;

    /// <summary>In characters: as much of a value as a sentence repeats.</summary>
    private const int MaxRepeated = 60;

    /// <summary>Faults that one answer names: whoever mends them sends again.</summary>
    private const int MaxFaults = 20;

    // What a reader misspells is a fault and not an unused value; a name that stands twice says two things.
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Strict) { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, RespectNullableAnnotations = false, MaxDepth = 8 };

    private static readonly JsonSerializerOptions Written = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    [HttpGet("")]
    public async Task<IActionResult> List(CancellationToken ct) =>
        new JsonResult((await ruleSets.ListAsync(ct)).Select(set => RuleSetListed.Of(set)).ToList(), Written);

    [HttpPost("{code}/evaluate")]
    public async Task<IActionResult> Evaluate(string? code, CancellationToken ct)
    {
        if (code is null || await ruleSets.InForceAsync(code, ct) is not { } rules)
        {
            return Problem(statusCode: StatusCodes.Status404NotFound, title: errors.Sentence<RuleSetsTexts>(new("ruleSetUnknown", null, Short(code ?? ""))));
        }

        if (await ReadAsync(ct) is not { } body)
        {
            return Problem(statusCode: StatusCodes.Status413PayloadTooLarge, title: errors.Sentence<RuleSetsTexts>(new("requestTooLarge", null, MaxBody / 1024)));
        }

        var input = Parse(body);
        if (!input.IsDone)
        {
            return Refused(input.Refusals);
        }

        var evaluation = input.Value.Evaluate(rules.Definition);
        return evaluation.IsDone
            ? new JsonResult(EvaluationAnswer.Of(rules, evaluation.Value, words.InEach(rules.Definition, input.Value.ToCount(rules.Definition).Value, evaluation.Value)), Written)
            : Refused(evaluation.Refusals);
    }

    /// <summary>The body, or null where it is too large, whatever its head says of that.</summary>
    private async Task<byte[]?> ReadAsync(CancellationToken ct)
    {
        using var read = new MemoryStream();
        var buffer = new byte[8192];
        int length;
        while ((length = await Request.Body.ReadAsync(buffer, ct)) > 0)
        {
            await read.WriteAsync(buffer.AsMemory(0, length), ct);
            if (read.Length > MaxBody)
            {
                return null;
            }
        }

        return read.ToArray();
    }

    private static Outcome<CountInput> Parse(byte[] body)
    {
        try
        {
            return JsonSerializer.Deserialize<CountInput>(body, Strict) is { } input ? input : new Refusal("requestUnreadable", "$");
        }
        catch (JsonException fault)
        {
            return new Refusal("requestUnreadable", FieldOf(fault.Path));
        }
    }

    /// <summary><c>$.votes[0].count</c> is <c>votes[0].count</c>; what is no JSON at all is the whole, <c>$</c>.</summary>
    private static string FieldOf(string? path) => path is null or "$" or "" ? "$" : path.StartsWith("$.", StringComparison.Ordinal) ? Short(path[2..]) : Short(path);

    private ObjectResult Refused(IReadOnlyList<Refusal> refusals)
    {
        var said = refusals.Take(MaxFaults).Select(refusal => (refusal.Field, refusal.Code, Sentence: errors.Sentence<RuleSetsTexts>(refusal with { Args = [.. refusal.Args.Select(Short)] }))).ToList();
        var problem = new ValidationProblemDetails(said.GroupBy(fault => fault.Field ?? "$").ToDictionary(group => group.Key, group => group.Select(fault => fault.Sentence).ToArray()))
        {
            Status = StatusCodes.Status400BadRequest,
            Title = said[0].Sentence,
        };

        // For a program: the first fault by code and field.
        problem.Extensions["code"] = said[0].Code;
        problem.Extensions["field"] = said[0].Field;
        return new ObjectResult(problem) { StatusCode = StatusCodes.Status400BadRequest, ContentTypes = { "application/problem+json" } };
    }

    private static object Short(object value) => value is string text ? Short(text) : value;

    private static string Short(string text) => text.Length <= MaxRepeated ? text : $"{text[..MaxRepeated]}…";
}
