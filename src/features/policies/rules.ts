/** The rules that ship, as the project has them: looked through, switched and waived. What is changed is changed in its configuration file. */
import { computed, effect, signal } from "@preact/signals";
import { own } from "../../core/own.ts";
import {
  CONFIG_FILE,
  type ConfigChange,
  type Controls,
  type RuleConfigurer,
  type Waiver,
} from "../../core/policy-work.ts";
import { aliasesOf, type Rule, type RuleKind, type RuleSource, rulesWith } from "../../core/rules.ts";
import { type Finding, fromDiagnostic, fromPolicy } from "../findings/findings.ts";
import type { Located } from "../findings/state.ts";
import type { Notices } from "../notices/state.ts";
import type { Verification } from "../verification/state.ts";
import type { Workspace } from "../workspace/state.ts";
import { blockFor, stateOf, talliesOf } from "./settings.ts";

export interface RulesDeps {
  workspace: Workspace;
  verification: Pick<Verification, "late">;
  verifier: RuleSource & RuleConfigurer;
  notices: Notices;
}

/** `here`: those that say something of the program that is open; `changed`: those that the configuration names. */
export const SCOPES = ["all", "here", "failing", "changed"] as const;
export type Scope = (typeof SCOPES)[number];

export interface Filter {
  text: string;
  provider: string;
  severity: string;
  kind: RuleKind | "";
  scope: Scope;
}

const ORDER: readonly Finding["result"][] = ["fail", "unknown", "suppressed", "pass"];

const NO_FILTER: Filter = { text: "", provider: "", severity: "", kind: "", scope: "all" };

export function createRules({ workspace, verification, verifier, notices }: RulesDeps) {
  const all = signal<readonly Rule[]>([]);
  const failure = signal("");
  const controls = signal<Controls>({});
  /** Why the configuration file can't be changed from here: it has mistakes. */
  const mistake = signal("");
  const filter = signal<Filter>(NO_FILTER);
  const chosen = signal("");

  const load = async () => {
    failure.value = "";
    try {
      all.value = await verifier.rules();
    } catch (error) {
      failure.value = error instanceof Error ? error.message : String(error);
    }
  };

  const configuration = computed(() => own(workspace.files.value, CONFIG_FILE) ?? "");
  const dispose = effect(() => {
    const text = configuration.value;
    if (text === "") {
      controls.value = {};
      mistake.value = "";
      return;
    }
    verifier.controls({ [CONFIG_FILE]: text }).then(
      (said) => {
        if (text !== configuration.peek()) return;
        controls.value = said.controls;
        const [first] = said.diagnostics;
        mistake.value = first ? `${CONFIG_FILE}, line ${first.range.start.line}: ${first.detail}` : "";
      },
      () => {}, // the verifier's line says that it died; the next change asks again
    );
  });

  const tallies = computed(() => talliesOf(verification.late.value?.report ?? { policies: [], diagnostics: [] }));

  const list = computed(() => {
    const { text, provider, severity, kind, scope } = filter.value;
    const found = rulesWith(all.value, { text, provider: provider || undefined, kind: kind || undefined });
    return found.filter((rule) => {
      const state = stateOf(rule, controls.value);
      if (severity !== "" && state.severity !== severity) return false;
      if (scope === "here") return tallies.value.has(rule.id);
      if (scope === "failing") return (tallies.value.get(rule.id)?.fail ?? 0) > 0;
      return scope === "all" || state.changed;
    });
  });

  /** Changes the configuration file, or says why it stays as it is. */
  const configure = async (change: ConfigChange): Promise<boolean> => {
    const before = configuration.peek();
    const { text, diagnostics } = await verifier.configure({ [CONFIG_FILE]: before }, [change]);
    const [wrong] = diagnostics;
    if (wrong) notices.error(`${CONFIG_FILE} stays as it is. Line ${wrong.range.start.line}: ${wrong.detail}`);
    else if (configuration.peek() !== before)
      notices.error(`${CONFIG_FILE} has changed meanwhile, and stays as it is. Try again.`);
    else if (text !== before) write(text);
    return !wrong;
  };
  const write = (text: string) => {
    const { [CONFIG_FILE]: _, ...others } = workspace.files.value;
    workspace.replace(text.trim() === "" ? others : { ...workspace.files.value, [CONFIG_FILE]: text });
  };

  const rule = computed(() => all.value.find(({ id }) => id === chosen.value));

  return {
    all,
    failure,
    load,
    controls,
    mistake,
    filter,
    narrow(some: Partial<Filter>) {
      filter.value = { ...filter.value, ...some };
    },
    clear() {
      filter.value = NO_FILTER;
    },
    providers: computed(() => [...new Set(all.value.flatMap(({ provider }) => provider ?? []))].sort()),
    list,
    tallies,
    /** The rule whose page is open. */
    rule,
    /** Opens a rule's page, by its id or by what another scanner calls it. */
    choose(name: string) {
      chosen.value = all.value.find((one) => one.id === name || aliasesOf(one).includes(name))?.id ?? name;
    },
    chosen,
    /** What the open rule says of each resource of the program, worst first. */
    results: computed((): Located[] => {
      const verdict = verification.late.value;
      if (!verdict) return [];
      const { policies, diagnostics } = verdict.report;
      const found = [
        ...policies.filter(({ rule }) => rule === chosen.value).map(fromPolicy),
        ...diagnostics.filter(({ code }) => code === chosen.value).map(fromDiagnostic),
      ];
      return found
        .toSorted((a, b) => ORDER.indexOf(a.result) - ORDER.indexOf(b.result))
        .map((finding) => ({ finding, verdict }));
    }),
    stateOf: (one: Rule) => stateOf(one, controls.value),
    set: (one: Rule, wanted: { on: boolean; severity: string | undefined }) =>
      configure({ rule: blockFor(one, controls.peek(), wanted) }),
    waive: (waiver: Waiver) => configure({ waiver }),
    dispose,
  };
}

export type Rules = ReturnType<typeof createRules>;
