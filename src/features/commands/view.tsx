import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { Keys } from "../shortcuts/keys.tsx";
import type { Command, Commands } from "./state.ts";
import "./style.css";

/** The command palette: type part of a name, choose with the arrows, Enter does it. */
export function Palette({ commands }: { commands: Commands }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const shown = commands.open.value;
  useEffect(() => {
    if (shown) dialog.current?.showModal();
  }, [shown]);
  /** Closed first, so that the focus is back where it was when the command runs. */
  const run = (command: Command) => {
    dialog.current?.close();
    command.run();
  };
  return (
    <dialog
      ref={dialog}
      class="dialog palette"
      aria-label="Commands"
      closedby="any"
      onClose={() => {
        commands.open.value = false;
      }}
    >
      {shown && <Choice commands={commands} onRun={run} />}
    </dialog>
  );
}

function Choice({ commands, onRun }: { commands: Commands; onRun(command: Command): void }) {
  const query = useSignal("");
  const chosen = useSignal(0);
  const list = useRef<HTMLDivElement>(null);
  const found = commands.matching(query.value);
  const at = Math.min(chosen.value, found.length - 1);
  useEffect(() => list.current?.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" }), [at]);

  const press = (event: KeyboardEvent) => {
    const by = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key];
    const command = found[at];
    if (by && Math.abs(by) === 1) chosen.value = (at + by + found.length) % Math.max(found.length, 1);
    else if (by) chosen.value = Math.min(Math.max(at + by, 0), found.length - 1);
    else if (event.key === "Enter" && command) onRun(command);
    else return;
    event.preventDefault();
  };

  return (
    <>
      <input
        class="field palette-field"
        role="combobox"
        aria-label="Command"
        aria-expanded="true"
        aria-controls="palette-list"
        aria-activedescendant={found.length ? `palette-${at}` : undefined}
        aria-autocomplete="list"
        autocomplete="off"
        spellcheck={false}
        placeholder="What do you want to do?"
        value={query.value}
        onInput={(event) => {
          query.value = event.currentTarget.value;
          chosen.value = 0;
        }}
        onKeyDown={press}
      />
      <div class="palette-list" id="palette-list" role="listbox" aria-label="Commands" ref={list}>
        {found.map((command, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the focus and handles the keys
          <div
            key={command.label}
            id={`palette-${index}`}
            class="palette-item"
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            onClick={() => onRun(command)}
          >
            <span class="grow">{command.label}</span>
            {command.keys && <Keys keys={command.keys} />}
          </div>
        ))}
      </div>
      <p class="palette-none muted" role="status">
        {found.length ? "" : "No command fits. Try another word."}
      </p>
    </>
  );
}
