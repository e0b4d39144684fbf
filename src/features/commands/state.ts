/** What can be done on the page, by name: the palette offers it, and the keys of `Command.keys` do it. Any panel may add to it. */
import { type ReadonlySignal, signal } from "@preact/signals";
import { byFit } from "./fit.ts";

export interface Command {
  /** What it does, as an order: "Format all files". Unique. */
  label: string;
  /** As `KeyboardEvent.key` says it, with "Mod" for Ctrl or Cmd: "Mod+Enter", "Mod+Shift+P", "Shift+F8", "?". */
  keys?: string;
  /** Who handles the keys: "editor" when Monaco does, and they are only shown. */
  handledBy?: "editor";
  /** It makes sense where the page is covered, too. */
  always?: true;
  /** Whether it can be done just now; without it, always. */
  available?(): boolean;
  /** Returns false when it has nothing to do, so that the key goes on to whoever has the focus. */
  run(): unknown;
}

/** Commands, or what gives those of the moment, such as one for each file. */
export type CommandSource = readonly Command[] | (() => readonly Command[]);

/** @param covered something stands over the whole page: what acts on what can't be seen is not offered then, nor do its keys work. */
export function createCommands(covered: ReadonlySignal<boolean> = signal(false)) {
  const sources = signal<readonly CommandSource[]>([]);
  const open = signal(false);

  const all = () => sources.value.flatMap((source) => (typeof source === "function" ? source() : source));
  const isAvailable = ({ available, always }: Command) => (always || !covered.value) && (available?.() ?? true);

  return {
    /** Whether the palette is shown. */
    open,
    show() {
      open.value = true;
    },
    /** Adds commands, behind those that are there; gives what takes them out again. */
    add(source: CommandSource): () => void {
      sources.value = [...sources.value, source];
      return () => {
        sources.value = sources.value.filter((other) => other !== source);
      };
    },
    /** All of them, in the order in which they were added. */
    all,
    /** Those that can be done now and fit what was typed, the best fit first. */
    matching: (query: string): Command[] => byFit(query, all().filter(isAvailable)),
    /** The one that is bound to a key, as `keysOf` names it. */
    byKeys: (keys: string): Command | undefined =>
      all().find((command) => command.keys === keys && command.handledBy === undefined && isAvailable(command)),
  };
}

export type Commands = ReturnType<typeof createCommands>;
