/** What the user does to files beyond typing: format, fix, import, export, delete. */

import { batch } from "@preact/signals";
import { applyEdits } from "../../core/edits.ts";
import { isConfiguration, isFormatted } from "../../core/file-kinds.ts";
import { mended } from "../../core/mend.ts";
import { own as ownOf } from "../../core/own.ts";
import type { PolicyWorkbench } from "../../core/policy-work.ts";
import type { Verifier } from "../../core/report.ts";
import type { RuleSource } from "../../core/rules.ts";
import { alarmsIn, type SecretFinder, secretsText } from "../../core/secrets.ts";
import type { Finding } from "../findings/findings.ts";
import type { Notices } from "../notices/state.ts";
import { SAMPLE_NAME } from "../projects/sample.ts";
import { requestFor, type Verdict } from "../verification/state.ts";
import type { Form } from "./forms.ts";
import type { Texts, Workspace } from "./state.ts";
import { freePath } from "./state.ts";
import { type Imported, zip } from "./transfer.ts";

export interface ActionsDeps {
  workspace: Workspace;
  verifier: Verifier & SecretFinder & RuleSource & Pick<PolicyWorkbench, "formatPolicies">;
  notices: Notices;
  /** The open project. */
  project(): { id: string; name: string };
  /** Puts the files as they are into the history. */
  keep(reason: string): Promise<void>;
  /** Gives the user a file to keep. */
  download(name: string, bytes: Uint8Array<ArrayBuffer>, type?: string): void;
  /** Opens a new project. */
  create(name: string, files: Texts): Promise<void>;
  /** Closes and forgets the open project, which was just made of `files`, and adds them to another. */
  addInstead(project: string, files: Texts): Promise<void>;
}

/** What files do that judge others. */
function effectOf(path: string): string[] {
  if (path.endsWith(".schema.json")) return [` ${path} says what its provider takes, from now on.`];
  return path === ".terraform.lock.hcl" ? [" Providers are taken in the versions that the lock file names."] : [];
}

export function createActions(deps: ActionsDeps) {
  const { workspace, verifier, notices, project, keep, download, create, addInstead } = deps;

  const fileName = () => project().name.replace(/[^\p{L}\p{N}._-]+/gu, "-") || "project";
  const save = async () => download(`${fileName()}.zip`, await zip(workspace.files.value));

  return {
    /** In a folder, "" for the root. Gives its path. */
    createFile(folder = ""): string {
      const name = workspace.paths.value.length ? "new.tf" : "main.tf";
      const path = freePath(folder ? `${folder}/${name}` : name, workspace.paths.value);
      workspace.add({ [path]: "" });
      return path;
    },

    deleteFile(path: string) {
      const { id, name } = project();
      void keep(`Before deleting ${path}`);
      const undo = workspace.remove(path);
      const run = () => {
        if (project().id === id) undo();
        else notices.info(`${path} belongs to the project ${name}, and is in its history.`);
      };
      notices.info(`Deleted ${path}.`, { label: "Undo", run });
    },

    /** Lays every file out in the canonical style. A file that was edited meanwhile, or does not parse, stays as it is. */
    async format() {
      const before = workspace.files.value;
      const texts = Object.fromEntries(Object.entries(before).filter(([path]) => isFormatted(path)));
      const policies = Object.fromEntries(Object.entries(before).filter(([path]) => path.endsWith(".rego")));
      const hasPolicies = Object.keys(policies).length > 0;
      const formatted = await Promise.all([
        verifier.format(texts),
        hasPolicies ? verifier.formatPolicies(policies).catch(() => ({ files: {} })) : { files: {} },
      ]);
      const files: Texts = Object.assign({}, ...formatted.map((one) => one.files));
      batch(() => {
        for (const [path, text] of Object.entries(files))
          if (ownOf(workspace.files.value, path) === ownOf(before, path)) workspace.edit(path, text);
      });
    },

    /** Makes the edits of a finding, which fit together. */
    fix({ edits = [] }: Finding) {
      batch(() => {
        for (const path of new Set(edits.map(({ file }) => file))) {
          const own = edits.filter(({ file }) => file === path);
          const text = ownOf(workspace.files.value, path);
          if (text !== undefined) workspace.edit(path, applyEdits(text, own));
        }
      });
    },

    /** Makes all repairs that are surely meant and bring nothing new to complain of. A file that was edited meanwhile stays as it is. */
    async fixAll() {
      const before = workspace.files.value;
      const { files: program, policies } = requestFor(before);
      const { files, refused } = await mended(program, (some) =>
        verifier.verify({ files: some, ...(policies && { policies }) }),
      );
      batch(() => {
        for (const [path, text] of Object.entries(files))
          if (
            typeof text === "string" &&
            text !== ownOf(before, path) &&
            ownOf(workspace.files.value, path) === ownOf(before, path)
          )
            workspace.edit(path, text);
      });
      const [one, ...more] = refused;
      if (one)
        notices.info(
          `Not mended, since something else would be wrong then: ${one.summary} (${one.file}, line ${one.range.start.line})${more.length > 0 ? ` and ${more.length} more` : ""}.`,
        );
    },

    /**
     * Makes a project of a folder or a zip, and adds single files to the open project. A program isn't mixed with the welcome program, whatever became of
     * that: it gets a project of its own, too.
     */
    async import({ files, refused, name }: Imported) {
      if (refused.length)
        notices.error(`Not imported: ${refused.slice(0, 5).join("; ")}${refused.length > 5 ? "; …" : ""}.`);
      const paths = Object.keys(files);
      if (!paths.length) return;
      const count = paths.length === 1 ? paths[0] : `${paths.length} files`;
      const effects = paths.flatMap(effectOf).join("");
      const isProgram = paths.some(isConfiguration);
      if (name === undefined && !(isProgram && project().name === SAMPLE_NAME)) {
        workspace.add(files);
        return void notices.info(`Imported ${count}.${effects}`);
      }
      const own = name ?? "Imported";
      const before = project();
      await create(own, files);
      notices.info(`Imported ${count} as a project of its own, “${own}”.${effects}`, {
        label: `Add to “${before.name}” instead`,
        run: () => void addInstead(before.id, files),
      });
    },

    /** Saves what was found as a page for people, or in a form that tools read. What makes it is loaded only now. */
    async report({ report, files }: Pick<Verdict, "report" | "files">, form: Form = "html", name = project().name) {
      const [{ reportIn }, rules] = await Promise.all([
        import("./forms.ts"),
        verifier.rules(AbortSignal.timeout(10_000)).catch(() => []), // then it says less of each rule
      ]);
      const saved = await reportIn(form, { name, report, files, rules });
      download(saved.name, new TextEncoder().encode(saved.text), saved.type);
    },

    /** Saves the project as a zip file; with secrets in it only when the user, who is told where they are, says so. */
    async export() {
      const found = await alarmsIn(verifier, workspace.files.value, AbortSignal.timeout(10_000));
      const alarms = found ?? [];
      if (alarms.length === 0) await save();
      if (!found) notices.info("Exported without a look for secrets, since the verifier couldn't be asked.");
      if (alarms.length === 0) return;
      notices.error(
        `Not exported yet: there ${alarms.length === 1 ? "is a secret" : `are ${alarms.length} secrets`} in the files. ${secretsText(alarms)}. Whoever gets the zip file has ${alarms.length === 1 ? "it" : "them"}.`,
        { label: "Export anyway", run: save },
      );
    },
  };
}

export type Actions = ReturnType<typeof createActions>;
