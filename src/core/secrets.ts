/** Secrets that were found in files: nothing that is shown or kept of a report repeats them. */
import { byteAtIndex, indexAtByte } from "./edits.ts";
import { own } from "./own.ts";
import type { Diagnostic, Files } from "./report.ts";

/** Looks for secrets in files of any kind, before they leave the machine. */
export interface SecretFinder {
  /** What was found, as a report has it: suppressed findings are marked. */
  secrets(files: Files, signal?: AbortSignal): Promise<Diagnostic[]>;
}

/** Whether a finding is about a secret, whose text is never repeated. */
export const isSecret = ({ code }: Pick<Diagnostic, "code">): boolean => code.startsWith("secret/");

/** By the bytes of a character in UTF-8 what hides it, in as many. */
const HIDDEN = ["*", "·", "•", "🔒"];

/** The files with a sign for each character of a secret that was found, for what shows parts of them. All places stay. */
export function withoutSecrets(files: Files, diagnostics: readonly Diagnostic[]): Files {
  const found = diagnostics.filter(isSecret);
  if (found.length === 0) return files;
  const hidden: Files = { ...files };
  for (const { file, range } of found) {
    const text = own(hidden, file);
    if (typeof text !== "string") continue;
    const [from, to] = [indexAtByte(text, range.start.byte), indexAtByte(text, range.end.byte)];
    const hide = (character: string) => HIDDEN[byteAtIndex(character, character.length) - 1] as string;
    hidden[file] = text.slice(0, from) + text.slice(from, to).replace(/[^\r\n]/gu, hide) + text.slice(to);
  }
  return hidden;
}

/** What is said of secrets before files are shared: each place, and what stands there. */
export const secretsText = (found: readonly Diagnostic[]): string => {
  const places = found.slice(0, 5).map(({ file, range, summary }) => `${file}, line ${range.start.line} (${summary})`);
  return `${places.join("; ")}${found.length > 5 ? `; and ${found.length - 5} more` : ""}`;
};

/** What there is to warn of before files are shared: notes and what somebody has accepted are none of it. Undefined when nobody could look. */
export async function alarmsIn(
  finder: SecretFinder,
  files: Files,
  signal: AbortSignal,
): Promise<Diagnostic[] | undefined> {
  const found = await finder.secrets(files, signal).catch(() => undefined);
  return found?.filter(({ severity, suppressed }) => severity !== "info" && !suppressed);
}
