/** Block edits as a model writes them: a line that says what is done to which block, then the block. */
import type { BlockEdit } from "../../core/block-edits.ts";

/** The answer where nothing is to be changed. */
const NOTHING = "keep";
const HEADER = /^(?:(replace|remove) (\S+)|add(?: after (\S+))?)$/;

export function editsText(edits: readonly BlockEdit[]): string {
  return edits.length === 0 ? NOTHING : edits.map(editText).join("\n\n");
}

function editText(edit: BlockEdit): string {
  if (edit.action === "remove") return `remove ${edit.address}`;
  if (edit.action === "replace") return `replace ${edit.address}\n${edit.text.trim()}`;
  return `${edit.after === undefined ? "add" : `add after ${edit.after}`}\n${edit.text.trim()}`;
}

/** A value of locals is known by its own name. */
function named(edit: BlockEdit): BlockEdit {
  const [, name] = edit.action === "add" ? (/^([\w-]+)\s*=/.exec(edit.text) ?? []) : [];
  return name === undefined ? edit : { ...edit, address: `local.${name}` };
}

/** The edits that an answer has; undefined where it has none in this form. What was cut off is left out. */
export function editsIn(answer: string): BlockEdit[] | undefined {
  if (answer.trim() === NOTHING) return [];
  const edits: BlockEdit[] = [];
  for (const line of answer.replaceAll("\r\n", "\n").split("\n")) {
    const [header, action, address = "", after] = HEADER.exec(line) ?? [];
    const last = edits.at(-1);
    if (header === undefined) {
      if (last && last.action !== "remove") last.text += `${line}\n`;
    } else if (action === "remove") edits.push({ action, address });
    else if (action === "replace") edits.push({ action, address, text: "" });
    else edits.push({ action: "add", text: "", ...(after !== undefined && { after }) });
  }
  const whole = edits.map((edit) => ("text" in edit ? { ...edit, text: edit.text.trim() } : edit)).map(named);
  const done = whole.filter((edit) => !("text" in edit) || edit.text !== "");
  return done.length > 0 ? done : undefined;
}
