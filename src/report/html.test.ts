import { describe, expect, test } from "vitest";
import { diagnostic, JUDGED, policy, REPORT } from "../../test/report.ts";
import { BENCHMARKS } from "./compliance.ts";
import { page } from "./html.ts";
import { html } from "./markup.ts";

const known = { fingerprint: "f", rule: "aws/old", stage: "policy", file: "old.tf", title: "It was there" } as const;
const text = page({ ...JUDGED, day: "2026-11-29", gone: [known], benchmarks: BENCHMARKS.slice(0, 1) });

test("says all that there is to say", () => {
  for (const said of [
    "<h1>infra</h1>",
    "2026-11-29",
    "Not valid",
    "1 policy fails: 1 high.",
    "hashicorp/aws 6.66.0, which isn't ~&gt; 7.0",
    "<b>1</b> unknown until applied",
    "<b>2</b> suppressed",
    "<b>Fix:</b> Change to tags",
    "<mark>taag</mark>s = {}",
    "Else they are read.",
    'href="https://example.com/s3"',
    "By resource",
    "CIS Amazon Web Services Foundations Benchmark 3.0.0",
    "nothing to judge",
    "By rule",
    "<td>later</td><td>waiver</td><td>ops</td><td>2026-12-31</td>",
    "It was there <code>aws/old</code>",
  ])
    expect(text).toContain(said);
  const ids = [...text.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
  for (const [, target] of text.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(target);
  expect(ids).toHaveLength(3);
});

test("what a policy wants is help, never a fix", () => {
  const edits = [{ file: "a b/main.tf", range: diagnostic().range, newText: "x = 1", title: "Set x" }];
  const help = page({ ...JUDGED, report: { ...REPORT, diagnostics: [], policies: [policy("fail", { edits })] } });
  expect(help).toContain("<b>Help:</b> Set x");
  expect(help).not.toContain("<b>Fix:</b>");
});

test("a clean program has no empty sections", () => {
  const stages = { parse: "pass", schema: "pass", plan: "pass", lint: "pass", policy: "skipped" } as const;
  const clean = page({ ...JUDGED, report: { ...REPORT, ok: true, stages, diagnostics: [], policies: [] } });
  expect([...clean.matchAll(/<h2>(.*)<\/h2>/g)].map(([, title]) => title)).toEqual(["Findings"]);
  expect(clean).toContain("<p>None.</p>");
});

describe("nothing that names or texts hold is markup", () => {
  const EVIL = [
    `"><script>alert(1)</script>`,
    `'><img src=x onerror=alert(1)>`,
    `</style><svg/onload=alert(1)>`,
    "javascript:alert(1)",
    "</pre></mark></title>&lt;b&gt;",
    "\u202egnp.exe\u0000\u001b[31m",
  ];
  test.each(EVIL)("%j", (evil) => {
    const edits = [{ file: evil, range: diagnostic().range, newText: evil, title: evil }];
    const suppressed = { reason: evil, by: "waiver", owner: evil, expires: evil } as const;
    const bad = { summary: evil, detail: evil, code: evil, address: evil, docs: evil, edits };
    const judged = page({
      ...JUDGED,
      name: evil,
      day: evil,
      report: {
        ...REPORT,
        diagnostics: [diagnostic(bad), diagnostic({ ...bad, suppressed })],
        policies: [policy("fail", { rule: evil, title: evil, address: evil, severity: evil, message: `${evil}!` })],
        providers: [{ source: evil, version: evil, constraint: evil, exact: false }],
        unset: [{ name: evil, type: evil, sensitive: false, file: evil, range: diagnostic().range }],
      },
      files: { "a b/main.tf": `${evil}\n${evil}\n${evil}\n` },
      rules: [
        {
          ...(JUDGED.rules[0] as (typeof JUDGED.rules)[0]),
          id: evil,
          rationale: evil,
          remediation: evil,
          references: [evil],
        },
      ],
      gone: [{ ...known, title: evil, rule: evil, address: evil }],
    });
    // What is left once our own elements are gone has no sign that begins one, and ours have no attribute but these.
    const own =
      /<\/?(?:!doctype html|html|head|meta|title|style|body|header|main|section|article|div|h[1-4]|p|ul|li|b|i|span|small|code|pre|mark|table|thead|tbody|tr|th|td|a)(?: (?:lang|charset|name|content|http-equiv|class|id|href|rel|title)="[^"<>]*")*>/g;
    const body = judged.replace(/<style>[^<]*<\/style>/, "");
    expect(body.replace(own, "")).not.toMatch(/[<>]/);
    for (const [, href = ""] of body.matchAll(/href="([^"]*)"/g)) expect(href).toMatch(/^(?:#|https:\/\/)/);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    expect(body).not.toMatch(/[\u0000\u001b\u202e]/);
  });

  test("the page may run no script and load nothing", () => {
    expect(text).toContain(`content="default-src &#39;none&#39;; style-src &#39;unsafe-inline&#39;"`);
    expect(text).not.toMatch(/<script|<link|<img|src=|@import|url\(/);
  });
});

test("templates escape values, follow lists, and leave out what isn't there", () => {
  const items = ["<a>", 1, undefined, false as const, html`<b>${"&"}</b>`];
  expect(html`<p title="${'"'}">${items}</p>`.text).toBe('<p title="&quot;">&lt;a&gt;1<b>&amp;</b></p>');
});
