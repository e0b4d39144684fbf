import { signal } from "@preact/signals";
import { beforeEach, expect, it } from "vitest";
import { policy, REPORT, RULE } from "../../../test/report.ts";
import type { ConfigChange, Controls, RuleConfigurer } from "../../core/policy-work.ts";
import type { RuleSource } from "../../core/rules.ts";
import { createNotices, type Notices } from "../notices/state.ts";
import type { Verdict } from "../verification/state.ts";
import { createWorkspace, type Workspace } from "../workspace/state.ts";
import { createRules, type Rules } from "./rules.ts";

const SSH = {
  ...RULE,
  id: "google/ssh",
  provider: "google",
  title: "No SSH",
  severity: "medium",
  equivalents: { checkov: [], trivy: [] },
};
const CODE = { ...RULE, id: "unsupported-argument", kind: "diagnostic" as const, title: "Not there" };
const CONFIG = ".terraformer.hcl";

let workspace: Workspace;
let notices: Notices;
let rules: Rules;
let late: ReturnType<typeof signal<Verdict | undefined>>;
let asked: ConfigChange[];
let answer: Awaited<ReturnType<RuleConfigurer["configure"]>>;
let controls: Controls;

beforeEach(async () => {
  workspace = createWorkspace();
  workspace.replace({ "main.tf": "x" });
  notices = createNotices();
  late = signal<Verdict | undefined>(undefined);
  asked = [];
  answer = { text: "new\n", diagnostics: [] };
  controls = {};
  const verifier: RuleSource & RuleConfigurer = {
    rules: async () => [RULE, SSH, CODE],
    controls: async () => ({ controls, diagnostics: [] }),
    configure: async (_, changes) => {
      asked.push(...changes);
      return answer;
    },
  };
  rules = createRules({ workspace, notices, verifier, verification: { late } });
  await rules.load();
});

const listed = () => rules.list.value.map(({ id }) => id);

it("lists all rules, those of a provider, severity or word, and those that have to do with the program", () => {
  expect(listed()).toEqual([RULE.id, SSH.id]);
  rules.narrow({ text: "ckv_aws_19" });
  expect(listed()).toEqual([RULE.id]);
  rules.clear();
  rules.narrow({ severity: "medium" });
  expect(listed()).toEqual([SSH.id]);
  rules.clear();
  rules.narrow({ kind: "diagnostic" });
  expect(listed()).toEqual([CODE.id]);
  rules.clear();
  rules.narrow({ scope: "failing" });
  expect(listed()).toEqual([]);
  const report = { ...REPORT, diagnostics: [], policies: [policy("pass"), policy("fail", { rule: SSH.id })] };
  late.value = { report, files: {}, revision: 0, ms: 0 };
  expect(listed()).toEqual([SSH.id]);
  rules.narrow({ scope: "here" });
  expect(listed()).toEqual([RULE.id, SSH.id]);
});

it("opens a rule by another scanner's name, with what it says here, the failing first", () => {
  const report = { ...REPORT, diagnostics: [], policies: [policy("pass", { address: "a.a" }), policy("fail")] };
  late.value = { report, files: {}, revision: 0, ms: 0 };
  rules.choose("CKV_AWS_19");
  expect(rules.rule.value?.title).toBe(RULE.title);
  expect(rules.results.value.map(({ finding }) => finding.result)).toEqual(["fail", "pass"]);
});

it("writes the configuration file, and takes it away when nothing is left in it", async () => {
  await rules.set(RULE, { on: false, severity: "high" });
  expect(asked).toEqual([{ rule: { id: RULE.id, names: ["CKV_AWS_19"], enabled: false } }]);
  expect(workspace.files.value).toEqual({ "main.tf": "x", [CONFIG]: "new\n" });
  answer = { text: "", diagnostics: [] };
  await rules.set(RULE, { on: true, severity: "high" });
  expect(workspace.files.value).toEqual({ "main.tf": "x" });
});

it("follows the configuration file as it is edited", async () => {
  controls = { settings: [{ rule: RULE.id, enabled: false }] };
  workspace.replace({ [CONFIG]: "rule" });
  await expect.poll(() => rules.stateOf(RULE).on).toBe(false);
  rules.narrow({ scope: "changed" });
  expect(listed()).toEqual([RULE.id]);
});

it("says why the file can't be changed, and leaves it", async () => {
  const place = { line: 2, column: 1, byte: 0 };
  const wrong = { ...REPORT.diagnostics[0], detail: "No brace.", range: { start: place, end: place } };
  answer = { text: "", diagnostics: [wrong as (typeof REPORT.diagnostics)[number]] };
  workspace.replace({ [CONFIG]: "rule {" });
  expect(await rules.waive({ rules: [RULE.id], address: "a.b", reason: "r", owner: "o", expires: "2027-01-01" })).toBe(
    false,
  );
  expect(workspace.files.value[CONFIG]).toBe("rule {");
  expect(notices.list.value.at(-1)?.text).toContain("Line 2: No brace.");
});
