/** Everything that the program declares, as places to go to; asked for anew whenever the palette is opened. */

import { effect, type ReadonlySignal, signal } from "@preact/signals";
import type { LanguageService, Symbol as Named, Span } from "../../core/language.ts";
import type { Range } from "../../core/report.ts";
import type { SourcePlace } from "../program/state.ts";
import type { Texts } from "../workspace/state.ts";
import type { Command } from "./state.ts";

export interface SymbolDeps {
  language: LanguageService;
  files: ReadonlySignal<Texts>;
  /** Whether the palette is shown. */
  open: ReadonlySignal<boolean>;
  goTo(place: SourcePlace): void;
}

/** The editor goes by bytes alone. */
const rangeOf = ([from, to]: Span): Range => ({
  start: { line: 1, column: 1, byte: from },
  end: { line: 1, column: 1, byte: to },
});

export function symbolCommands({ language, files, open, goTo }: SymbolDeps): () => Command[] {
  const symbols = signal<readonly Named[]>([]);
  effect(() => {
    if (!open.value) return;
    language.ask("workspace", files.peek(), "", 0).then(
      (answer) => {
        symbols.value = answer.symbols;
      },
      () => {}, // what was known stays
    );
  });
  return () =>
    symbols.value.flatMap(({ name, file, head }) =>
      file === undefined
        ? []
        : [{ label: `Go to ${name} in ${file}`, run: () => goTo({ file, range: rangeOf(head), files: files.peek() }) }],
    );
}
