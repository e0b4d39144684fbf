/** What the user's policies and the configuration of rules are worked on with. The Go side is wasm/internal/policy and wasm/internal/config. */
import type { Diagnostic, Files, FormatResult, PolicyData, PolicyInput, VerifyRequest } from "./report.ts";

/** What the configuration says of one rule, by any of its names; `*` in it stands for any text. */
export interface RuleSetting {
  rule: string;
  enabled?: boolean | undefined;
  severity?: string | undefined;
}

/** Findings of some rules, at an address or in a file, that don't count until a day such as `2026-11-29`. */
export interface Waiver {
  rules: string[];
  address?: string;
  file?: string;
  reason: string;
  owner: string;
  expires: string;
}

/** What the files say of rules. */
export interface Controls {
  /** Of lint: `recommended` where it isn't said. */
  preset?: string;
  settings?: RuleSetting[];
  waivers?: Waiver[];
}

/** One change of the configuration file. What `rule` leaves out, the file leaves out from then on, so that the usual holds. */
export type ConfigChange =
  | { rule: { id: string; names: string[]; enabled?: boolean; severity?: string } }
  | { waiver: Waiver };

export const CONFIG_FILE = ".terraformer.hcl";

/** What one file of the user's policies says of what there is. */
export interface Tried {
  /** Parts of the input that its rules read. */
  reads: string[];
  answers: Answer[];
  /** What is wrong with the policies; then there are no answers. */
  diagnostics: Diagnostic[];
}

/** What the package of a policy comes to for one input. */
export interface Answer {
  /** A file's, or `plan.json`. */
  name: string;
  kind: PolicyInput;
  input: unknown;
  /** The package's document; null when nothing in it is defined. */
  value: unknown;
  /** What `print` printed. */
  output?: string;
  error?: string;
}

export interface TryRequest extends Pick<VerifyRequest, "files" | "policies" | "input" | "combine"> {
  /** The policy whose package is wanted. */
  file: string;
  /** Judge this plan, as `terraform show -json` prints it, in place of the program's. */
  plan?: unknown;
  data?: PolicyData[];
}

export interface PolicyWorkbench {
  /** What is wrong with policies and their tests: parsing and compiling. */
  checkPolicies(files: Record<string, string>, signal?: AbortSignal): Promise<Diagnostic[]>;
  /** As `opa fmt` lays them out; what has errors is left out. */
  formatPolicies(files: Record<string, string>, signal?: AbortSignal): Promise<FormatResult>;
  tryPolicy(request: TryRequest, signal?: AbortSignal): Promise<Tried>;
}

export interface RuleConfigurer {
  controls(files: Files, signal?: AbortSignal): Promise<{ controls: Controls; diagnostics: Diagnostic[] }>;
  /** The text of the configuration file after the changes; with diagnostics, as it was. */
  configure(
    files: Files,
    changes: ConfigChange[],
    signal?: AbortSignal,
  ): Promise<{ text: string; diagnostics: Diagnostic[] }>;
}
