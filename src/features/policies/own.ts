/** The project's own policies: written, checked as one types, tried on the program, tested. */

import { computed, effect, signal } from "@preact/signals";
import { isHcl, isPolicyData } from "../../core/file-kinds.ts";
import { own as ownOf } from "../../core/own.ts";
import type { PolicyTester, PolicyTests } from "../../core/policy-tests.ts";
import type { PolicyWorkbench, Tried } from "../../core/policy-work.ts";
import type { Diagnostic, PolicyInput } from "../../core/report.ts";
import type { Notices } from "../notices/state.ts";
import { requestFor, type Verification } from "../verification/state.ts";
import { freePath, type Texts, type Workspace } from "../workspace/state.ts";
import type { Imported } from "../workspace/transfer.ts";
import { starter, subjectOf } from "./starter.ts";

export interface OwnDeps {
  workspace: Workspace;
  verification: Pick<Verification, "late">;
  verifier: PolicyWorkbench & PolicyTester;
  notices: Notices;
  pauseMs?: number;
}

/** What a folder of policies may hold; the rest of it is somebody else's. */
const isOfPolicies = (path: string) => path.endsWith(".rego") || isPolicyData(path);
const READING = /\bparse_(?:combined_config_files|config_file)\(/;

export function createOwn({ workspace, verification, verifier, notices, pauseMs = 300 }: OwnDeps) {
  /** Whether anyone looks: nothing is tried for nobody. */
  const watched = signal(false);
  const wanted = signal("");
  const input = signal<PolicyInput | "">("");
  const problems = signal<readonly Diagnostic[]>([]);
  const tried = signal<Tried>();
  const failure = signal("");
  const tests = signal<PolicyTests>();
  const testing = signal(false);

  const paths = computed(() => Object.keys(workspace.files.value).filter((path) => path.endsWith(".rego")));
  const current = computed(() => (paths.value.includes(wanted.value) ? wanted.value : (paths.value[0] ?? "")));

  let stop = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const attempt = async (files: Texts, file: string, signal: AbortSignal) => {
    try {
      const request = requestFor(files);
      const policies = request.policies ?? {};
      const wrong = await verifier.checkPolicies(policies, signal);
      if (signal.aborted) return;
      problems.value = wrong;
      const said = await verifier.tryPolicy(
        { files: request.files, policies, file, ...(input.peek() && { input: input.peek() as PolicyInput }) },
        signal,
      );
      if (signal.aborted) return;
      tried.value = said;
      failure.value = "";
    } catch (error) {
      if (!signal.aborted) failure.value = error instanceof Error ? error.message : String(error);
    }
  };
  const dispose = effect(() => {
    const files = workspace.files.value;
    const file = current.value;
    input.value;
    stop.abort();
    stop = new AbortController();
    clearTimeout(timer);
    if (!watched.value || file === "") return;
    const { signal } = stop;
    timer = setTimeout(() => void attempt(files, file, signal), pauseMs);
  });

  return {
    watched,
    paths,
    current,
    input,
    problems,
    tried,
    failure,
    tests,
    testing,
    open(path: string) {
      wanted.value = path;
    },
    /** Adds a policy, with its tests, about something that the program has. */
    begin() {
      const name = freePath("policy/rule.rego", Object.keys(workspace.files.peek()));
      const stem = name.replace(/^policy\/|\.rego$/g, "");
      const files = starter(stem, subjectOf(verification.late.peek()?.report.plan));
      const active = workspace.active.peek();
      workspace.replace({ ...workspace.files.peek(), ...files }, active);
      wanted.value = name;
    },
    /** Takes the policies, and the data beside them, of a folder or zip of conftest's into `policy/`. */
    import({ files, refused }: Imported) {
      const readsPrograms = Object.values(files).some((text) => READING.test(text));
      const policies = Object.entries(files).filter(([path]) => isOfPolicies(path) || (readsPrograms && isHcl(path)));
      const isAny = policies.some(([path]) => path.endsWith(".rego"));
      if (refused.length > 0) notices.error(`Not imported: ${refused.slice(0, 5).join("; ")}.`);
      if (!isAny) return void notices.error("There is no policy (a file *.rego) among these files.");
      const active = workspace.active.peek();
      const placed = policies.map(([path, text]) => [path.startsWith("policy/") ? path : `policy/${path}`, text]);
      const added = workspace.add(Object.fromEntries(placed));
      workspace.open(active);
      wanted.value = added.find((path) => path.endsWith(".rego")) ?? "";
      const left = Object.keys(files).length - policies.length;
      notices.info(
        `Imported ${added.length === 1 ? added[0] : `${added.length} files of policies`}${left > 0 ? `; ${left} that ${left === 1 ? "is no policy was" : "are no policies were"} left` : ""}.`,
      );
    },
    async runTests() {
      if (testing.peek()) return;
      testing.value = true;
      const all = workspace.files.peek();
      const programs = Object.entries(all).filter(([path]) => isHcl(path));
      const files = { ...requestFor(all).policies, ...Object.fromEntries(programs) };
      try {
        tests.value = await verifier.testPolicies({ files, coverage: true });
        failure.value = "";
      } catch (error) {
        failure.value = error instanceof Error ? error.message : String(error);
      } finally {
        testing.value = false;
      }
    },
    /** What the tests have run of the policy that is open. */
    coverage: computed(() => ownOf(tests.value?.coverage?.files ?? {}, current.value)),
    dispose() {
      stop.abort();
      clearTimeout(timer);
      dispose();
    },
  };
}

export type Own = ReturnType<typeof createOwn>;
