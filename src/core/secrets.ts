/** Secrets that were found in files: nothing that is shown or kept of a report repeats them. */
import { byteAtIndex, indexAtByte } from "./edits.ts";
import { own } from "./own.ts";
import type { Diagnostic, Edit, Files, Report } from "./report.ts";

/** Looks for secrets in files of any kind, before they leave the machine. */
export interface SecretFinder {
  /** What was found, as a report has it: suppressed findings are marked. */
  secrets(files: Files, signal?: AbortSignal): Promise<Diagnostic[]>;
}

/** Whether a finding is about a secret, whose text is never repeated. */
export const isSecret = ({ code }: Pick<Diagnostic, "code">): boolean => code.startsWith("secret/");

/** By the bytes of a character in UTF-8 what hides it, in as many. */
const HIDDEN = ["*", "·", "•", "🔒"];

const hide = (text: string): string =>
  text.replace(/[^\r\n]/gu, (character) => HIDDEN[byteAtIndex(character, character.length) - 1] as string);

/** The text of a finding. */
function textOf({ file, range }: Diagnostic, files: Files): string {
  const text = own(files, file);
  if (typeof text !== "string") return "";
  return text.slice(indexAtByte(text, range.start.byte), indexAtByte(text, range.end.byte));
}

/** Long enough, and no mere word: what would be hidden wherever else it stands. */
const isTelling = (text: string): boolean => text.length >= 8 && !/^(?:\p{L}+|\d+)$/u.test(text);

/** The texts of secrets, longer ones first, in the forms in which messages may repeat them. */
function repeated(files: Files, found: readonly Diagnostic[]): string[] {
  const texts = new Set(found.map((one) => textOf(one, files)).filter(isTelling));
  const forms = [...texts].flatMap((text) => [
    text,
    JSON.stringify(text).slice(1, -1),
    ...text.split(/\r?\n/).filter(isTelling),
  ]);
  return [...new Set(forms)].sort((a, b) => b.length - a.length);
}

/** The files with a sign for each character of a secret that was found, for what shows parts of them. All places stay. */
export function withoutSecrets(files: Files, diagnostics: readonly Diagnostic[]): Files {
  const found = diagnostics.filter(isSecret);
  if (found.length === 0) return files;
  const hidden: Files = { ...files };
  for (const { file, range } of found) {
    const text = own(hidden, file);
    if (typeof text !== "string") continue;
    const [from, to] = [indexAtByte(text, range.start.byte), indexAtByte(text, range.end.byte)];
    hidden[file] = text.slice(0, from) + hide(text.slice(from, to)) + text.slice(to);
  }
  for (const secret of repeated(files, found))
    for (const [file, text] of Object.entries(hidden))
      if (typeof text === "string") hidden[file] = text.replaceAll(secret, hide);
  return hidden;
}

/** A report that repeats no secret: messages of policies and of conditions may say any value. Edits that write one are left out. */
export function saidWithoutSecrets(report: Report, files: Files): Report {
  const secrets = repeated(files, report.diagnostics.filter(isSecret));
  if (secrets.length === 0) return report;
  const hidden = (text: string) => secrets.reduce((said, secret) => said.replaceAll(secret, hide), text);
  const safe = <T extends { edits?: Edit[] }>(finding: T): T => {
    const { edits, ...rest } = finding;
    const kept = edits?.filter(({ newText }) => hidden(newText) === newText);
    return (kept ? { ...rest, ...(kept.length === edits?.length && { edits: kept }) } : rest) as T;
  };
  return {
    ...report,
    diagnostics: report.diagnostics.map((d) => ({ ...safe(d), summary: hidden(d.summary), detail: hidden(d.detail) })),
    policies: report.policies.map((p) => ({ ...safe(p), ...(p.message && { message: hidden(p.message) }) })),
  };
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
