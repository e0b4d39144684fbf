/** OpenTofu's own configurations, with the verdict that its tests expect, and the diagnostics where they name them. */
import { errorsOf, type Files, type Report } from "../../src/core/report.ts";
import { compare, type Judged, rowsOf, type Yardstick } from "./shared.ts";

interface Row {
  id: string;
  label: string;
  level: string;
  expected: { severity: string; summary?: string; text?: string; line?: number }[];
  providers: string[];
  files: Files;
}

/** Levels at which nothing but the configuration itself is judged. */
const LOADING = new Set(["parse-file", "load-module", "build-config"]);

/** What only the test's mocks, its state or its input could tell, by the name of the test. */
const NOT_IN_THE_FILES: Record<string, string> = {
  "command/validate-valid/import_id_defined_var":
    "valid to validate; the plan of an import without a resource wants -generate-config-out",
  "tofu/context_import/TestContextImport_multiInstanceProviderConfig": "a built-in provider of the test's own",
  "tofu/context_plan/TestContext2Plan_computedAttrRefTypeMismatch": "the types of the mock's attributes",
  "tofu/context_plan/TestContext2Plan_preventDestroy_dynamicFromManagedResourceDestroyMode":
    "destroys what is in a state",
  "tofu/context_plan2/TestContext2Plan_importIdInvalidNull": "a value that the test sets",
  "tofu/context_refresh/TestContext2Refresh_dataCount": "what the mock returns",
  "tofu/context_validate/TestContext2Validate_badResource_reference": "the types that the mock has",
  "tofu/context_validate/TestContext2Validate_invalidOutput": "the attributes that the mock has",
  "tofu/context_validate/TestContext2Validate_requiredProviderConfig": "the arguments that the mock has",
  "tofu/context_validate/TestContext2Validate_resourceConfig_bad": "the arguments that the mock has",
};

const OWN_PROVISIONER = /provisioner "(?!local-exec|remote-exec|file")/;

/** Why a row is no fair question, if it isn't. */
function exception({ id, label, level, providers, files }: Row): string | undefined {
  if (/^(unlabelled|unknown|mixed)/.test(label)) return `no verdict (${label})`;
  if (id in NOT_IN_THE_FILES) return NOT_IN_THE_FILES[id];
  if (LOADING.has(level) || providers.length === 0) return undefined;
  if (level === "other" && label.startsWith("error")) return "fails in importing or refreshing a state";
  if (Object.values(files).some((text) => typeof text === "string" && OWN_PROVISIONER.test(text)))
    return "a provisioner of the test's own";
  return undefined;
}

const folderOf = (name: string): string => name.slice(0, name.lastIndexOf("/") + 1);

/**
 * The files with every provider's source changed, by override files: whatever they are called, the providers of those tests are mocks with
 * arguments of the test's own, and so they are judged as providers that nobody knows.
 */
function mocked({ files, level, providers }: Row): Files {
  if (LOADING.has(level) || providers.length === 0) return files;
  const folders = new Set(
    Object.keys(files)
      .filter((name) => /\.tf(\.json)?$/.test(name))
      .map(folderOf),
  );
  const overrides = [...folders].map((folder) => {
    const text = Object.keys(files)
      .filter((name) => folderOf(name) === folder)
      .map((name) => files[name])
      .join("\n");
    const sources = providers
      .map((address) => address.slice(address.lastIndexOf("/") + 1))
      .filter((name) => name !== "terraform" && !new RegExp(`\\b${name}\\s*=\\s*\\{[^}]*source`).test(text))
      .map((name) => `    ${name} = {\n      source = "mock/${name}"\n    }\n`);
    return [`${folder}mock_override.tf`, `terraform {\n  required_providers {\n${sources.join("")}  }\n}\n`];
  });
  return { ...files, ...Object.fromEntries(overrides) };
}

const saysNothingOf = (report: Report, summary: string): boolean =>
  report.diagnostics.every((d) => d.summary !== summary);

export const opentofuCases: Yardstick = async function* ({ limit, verifier }) {
  const ours = await verifier();
  for (const row of rowsOf<Row>("opentofu-cases").slice(0, limit)) {
    const why = exception(row);
    if (why) {
      yield { id: row.id, verdict: "exception", note: why };
      continue;
    }
    const good = /^(valid|ok|warning)/.test(row.label);
    const stages = LOADING.has(row.level) && good ? (["parse"] as const) : (["parse", "schema", "plan"] as const);
    const files = mocked(row);
    const report = await ours.verify({ files, stages: [...stages] });
    const verdict = compare(good, report.ok);
    const whole = good ? await ours.verify({ files, stages: ["parse", "schema"] }) : report;
    const unsaid = row.expected.flatMap(({ summary }) => (summary && saysNothingOf(whole, summary) ? [summary] : []));
    const note = [errorsOf(report)[0]?.summary, unsaid.length > 0 && `not said: ${unsaid.join(", ")}`]
      .filter(Boolean)
      .join("; ");
    const judged: Judged = { id: row.id, verdict: verdict === "agree" && unsaid.length > 0 ? "differ" : verdict, note };
    yield judged;
  }
};
