/** All of the view "Policies" and what reaches into it from elsewhere. Loaded when it is first wanted. */
import { type ReadonlySignal, signal } from "@preact/signals";
import type { Report } from "../../core/report.ts";
import type { Engine } from "../../verifier/client.ts";
import type { Located } from "../findings/state.ts";
import type { Notices } from "../notices/state.ts";
import type { Verification } from "../verification/state.ts";
import type { Form } from "../workspace/forms.ts";
import type { Texts, Workspace } from "../workspace/state.ts";
import { createAcceptance } from "./acceptance.ts";
import { AcceptanceDialog } from "./acceptance-dialog.tsx";
import { createOwn } from "./own.ts";
import { OwnView, type PolicyEditors } from "./own-view.tsx";
import { createPlanFile } from "./plan-file.ts";
import { PlanFileView } from "./plan-file-view.tsx";
import type { Example } from "./rule-page.tsx";
import { createRules } from "./rules.ts";
import { RulesView } from "./rules-view.tsx";
import { TabPanels } from "./tabs.tsx";
import "./style.css";

export interface PoliciesDeps {
  workspace: Workspace;
  verification: Verification;
  verifier: Engine;
  notices: Notices;
  reveal(located: Located): void;
  create(name: string, files: Texts): Promise<void>;
  /** Saves a report of a plan. */
  saveReport(name: string, report: Report, form: Form): void;
  editors(): Promise<PolicyEditors>;
  fontSize: ReadonlySignal<number>;
}

/** The examples of the rules that ship, read once. */
let examples: Promise<Record<string, Example>> | undefined;
async function exampleOf(id: string): Promise<Example | undefined> {
  examples ??= fetch(new URL("examples.json", document.baseURI)).then((response) => response.json());
  try {
    return new Map(Object.entries(await examples)).get(id);
  } catch {
    examples = undefined; // it is asked for again
    return undefined;
  }
}

export function createPolicies(deps: PoliciesDeps) {
  const rules = createRules(deps);
  const acceptance = createAcceptance({ ...deps, waive: rules.waive });
  const own = createOwn(deps);
  const planFile = createPlanFile(deps);
  const tab = signal("rules");
  return {
    /** Opens the page of a rule, or of what a diagnostic means. */
    async explain(id: string) {
      tab.value = "rules";
      if (rules.all.value.length === 0) await rules.load();
      rules.choose(id);
    },
    accept: acceptance.begin,
    /** Judges a plan from elsewhere. */
    takePlan(file: File) {
      tab.value = "plan-file";
      void planFile.take(file);
    },
    dialogs: <AcceptanceDialog acceptance={acceptance} />,
    render: () => (
      <div class="policies">
        <TabPanels
          label="Policies"
          current={tab}
          tabs={[
            {
              id: "rules",
              label: "Rules that ship",
              render: () => (
                <RulesView
                  rules={rules}
                  reveal={deps.reveal}
                  accept={acceptance.begin}
                  example={exampleOf}
                  openExample={(name, text) => void deps.create(name, { "main.tf": text })}
                />
              ),
            },
            {
              id: "own",
              label: "Your policies",
              render: () => (
                <OwnView own={own} files={deps.workspace.files} editors={deps.editors} fontSize={deps.fontSize} />
              ),
            },
            {
              id: "plan-file",
              label: "A plan from elsewhere",
              render: () => <PlanFileView planFile={planFile} save={deps.saveReport} />,
            },
          ]}
        />
      </div>
    ),
  };
}

export type Policies = ReturnType<typeof createPolicies>;
