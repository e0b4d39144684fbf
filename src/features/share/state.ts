/** The open project as a link, and links of others as projects. Nothing of either is sent anywhere. */
import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { Diagnostic } from "../../core/report.ts";
import { alarmsIn, type SecretFinder } from "../../core/secrets.ts";
import type { Notices } from "../notices/state.ts";
import type { Texts, Workspace } from "../workspace/state.ts";
import { fragmentOf, isShared, LONGEST_LINK, readFragment } from "./link.ts";

export interface ShareDeps {
  workspace: Pick<Workspace, "files">;
  verifier: SecretFinder;
  notices: Notices;
  /** Of the open project. */
  name: ReadonlySignal<string>;
  /** Opens a new project. */
  create(name: string, files: Texts): Promise<void>;
  /** Of the page that links are to open, without a fragment. */
  address: string;
}

/** What is there to be copied, and what speaks against it. */
export interface Prepared {
  link: string;
  files: number;
  /** Secrets in the files; undefined when nobody could look. */
  alarms: readonly Diagnostic[] | undefined;
}

/** A large project takes a moment; what takes longer is stuck. */
const LOOKED_WITHIN_MS = 10_000;

export function createShare({ workspace, verifier, notices, name, create, address }: ShareDeps) {
  const open = signal(false);
  const prepared = signal<Prepared>();
  /** The user has seen what the alarms say, and shares all the same. */
  const agreed = signal(false);

  return {
    open,
    prepared,
    agreed,
    /** Why the link can't be copied now; empty when it can. */
    obstacle: computed(() => {
      const { link, files, alarms } = prepared.value ?? {};
      if (link === undefined) return "The link is being made";
      if (files === 0) return "There are no files to share";
      if (link.length > LONGEST_LINK) return "The project is too large for a link: export it as a zip file";
      return alarms?.length === 0 || agreed.value ? "" : "Look at what was found first";
    }),

    /** Shows the dialog, makes the link of the files as they are, and looks for secrets in them. */
    async show(): Promise<void> {
      prepared.value = undefined;
      agreed.value = false;
      open.value = true;
      const files = workspace.files.value;
      const [fragment, alarms] = await Promise.all([
        fragmentOf({ name: name.value, files }),
        alarmsIn(verifier, files, AbortSignal.timeout(LOOKED_WITHIN_MS)),
      ]);
      prepared.value = { link: address + fragment, files: Object.keys(files).length, alarms };
    },

    /** Opens what a fragment holds as a project of its own, or says why not. Returns whether it was one of ours. */
    async take(fragment: string): Promise<boolean> {
      if (!isShared(fragment)) return false;
      const opened = await readFragment(fragment);
      if ("problem" in opened) {
        notices.error(`The link can't be opened: ${opened.problem}.`);
        return true;
      }
      const { shared } = opened;
      await create(shared.name, shared.files);
      const count = Object.keys(shared.files).length;
      notices.info(
        `“${shared.name}” came with the link (${count === 1 ? "1 file" : `${count} files`}) and is a project of its own here. Your other projects are as they were.`,
      );
      return true;
    },
  };
}

export type Share = ReturnType<typeof createShare>;
