/**
 * The examples of the providers' documentation. They are meant to be valid, so that whatever we object to has to have a reason that
 * is no fault of ours (explain.ts), found by code. An example is judged once for all that it is: what it only leaves out doesn't keep
 * the rest from being judged.
 */
import { type Diagnostic, errorsOf } from "../../src/core/report.ts";
import type { NodeVerifier } from "../../src/verifier/node.ts";
import { explain, wholeProgram } from "./explain.ts";
import { corpusOf, type Judged, schemaDump, type Yardstick } from "./shared.ts";

/** One example. `name` is the type that its page documents. */
export interface Example {
  provider: string;
  kind: string;
  name: string;
  n: number;
  section: string;
  hcl: string;
}

/** The version that the examples are of, and the others that say whether an objection is one of versions: majors, and real schemas. */
export interface Corpus {
  major?: number;
  others?: readonly (number | string)[];
}

export const CORPORA: Record<string, Corpus> = {
  google: { major: 8, others: ["google-6.50.0", 7] },
  azurerm: { major: 5, others: ["azurerm-4.79.0", 4, 3] },
  kubernetes: { major: 3, others: ["kubernetes-2.38.0"] },
  helm: { major: 3, others: ["helm-3.0.2", 2] },
  random: { others: ["random"] },
  tls: { others: ["tls"] },
  local: { others: ["local"] },
  archive: { others: ["archive"] },
  http: { others: ["http"] },
  time: { others: ["time"] },
  null: { others: ["null"] },
  aws: { major: 6, others: ["aws-6.47.0", "aws-5.90.0"] },
  aws_v5_32: { major: 5, others: ["aws-5.90.0", 4] },
};

export type Judge = (hcl: string, version?: number | string) => Promise<Diagnostic[]>;

/** What a provider wants of its configuration. Examples of its resources leave that to the reader. */
const CONFIGURED: Record<string, string> = { azurerm: 'provider "azurerm" {\n  features {}\n}\n' };

/** Names the version and configures the provider in files of their own, unless the example says itself what it requires. */
export function withVersion(hcl: string, provider: string, major: number | undefined): Record<string, string> {
  const name = provider.replace(/_.*/, "");
  const files: Record<string, string> = { "main.tf": hcl };
  for (const [used, configuration] of Object.entries(CONFIGURED))
    if (new RegExp(`"${used}_`).test(hcl) && !new RegExp(`\\bprovider\\s+"?${used}\\b`).test(hcl))
      files[`${used}.tf`] = configuration;
  if (!major || /\brequired_providers\b/.test(hcl)) return files;
  const names = name === "google" ? ["google", "google-beta"] : [name];
  const required = names.map(
    (n) => `    ${n} = {\n      source  = "hashicorp/${n}"\n      version = "~> ${major}.0"\n    }\n`,
  );
  files["versions.tf"] = `terraform {\n  required_providers {\n${required.join("")}  }\n}\n`;
  return files;
}

/** All 16,000 take minutes: beside other yardsticks only every twentieth is judged. */
const SAMPLE = 20;
const STAGES = ["parse", "schema", "plan"] as const;

export const documentation: Yardstick = async function* ({ limit, alone, verifier }) {
  const bundled = await verifier();
  for (const [provider, { major, others = [] }] of Object.entries(CORPORA)) {
    const real = new Map<string, NodeVerifier>();
    const judge: Judge = async (hcl, version = major) => {
      let chosen = bundled;
      if (typeof version === "string") {
        chosen = real.get(version) ?? (await verifier({ [provider.replace(/_.*/, "")]: schemaDump(version) }));
        real.set(version, chosen);
      }
      const files = withVersion(hcl, provider, typeof version === "number" ? version : undefined);
      return errorsOf(await chosen.verify({ files, stages: [...STAGES] }));
    };
    const examples = corpusOf<Example>(provider).filter((_, i) => alone || i % SAMPLE === 0);
    for (const example of examples.slice(0, limit)) yield judged(example, judge, others);
    for (const open of real.values()) await open.dispose();
  }
};

async function judged(example: Example, judge: Judge, others: readonly (number | string)[]): Promise<Judged> {
  const { provider } = example;
  const id = `${provider}: ${example.kind} ${example.name} #${example.n}`;
  const { errors, hcl } = await wholeProgram(example, judge);
  const reasons = errors.length > 0 ? await explain({ ...example, hcl }, errors, judge, others) : [];
  const unexplained = errors.filter((_, i) => reasons[i] === undefined);
  const counts: Judged["counts"] = {
    [`${provider}, valid`]: [errors.length === 0 ? 1 : 0, 1],
    [`${provider}, valid or explained`]: [unexplained.length === 0 ? 1 : 0, 1],
  };
  const misses = [...new Set(reasons.filter((reason) => reason !== undefined))].map(
    (reason) => `${reason}: ${provider}`,
  );
  if (unexplained.length === 0) return { id, verdict: "agree", counts, misses };
  const [{ code, summary, detail, range }] = unexplained as [Diagnostic];
  return {
    id,
    verdict: "false reject",
    note: `${code}, line ${range.start.line}: ${summary}: ${detail}`,
    counts,
    misses,
  };
}
