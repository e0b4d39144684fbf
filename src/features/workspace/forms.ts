/** A report in the forms that others read, as files to save. */
import type { Files, Report } from "../../core/report.ts";
import type { Rule } from "../../core/rules.ts";
import { saidWithoutSecrets, withoutSecrets } from "../../core/secrets.ts";
import type { Judged } from "../../report/judged.ts";

export const FORMS = [
  { id: "html", label: "a page (HTML)", ending: "html", type: "text/html" },
  { id: "sarif", label: "SARIF", ending: "sarif", type: "application/json" },
  { id: "junit", label: "JUnit", ending: "xml", type: "application/xml" },
  { id: "json", label: "JSON", ending: "json", type: "application/json" },
] as const;
export type Form = (typeof FORMS)[number]["id"];

export interface Saved {
  name: string;
  text: string;
  type: string;
}

/** @param name what was judged, as the user calls it */
export async function reportIn(
  form: Form,
  {
    name,
    report,
    files,
    rules,
  }: { name: string; report: Report; files: Readonly<Record<string, string>>; rules: readonly Rule[] },
): Promise<Saved> {
  const { ending, type } = FORMS.find(({ id }) => id === form) ?? FORMS[0];
  const shown: Files = withoutSecrets(files, report.diagnostics);
  const day = new Date().toISOString().slice(0, 10);
  const said = saidWithoutSecrets(report, files);
  const judged: Judged = { report: said, files: shown, rules, failOn: "error", name, root: "", day };
  return {
    name: `${name.replace(/[^\p{L}\p{N}._-]+/gu, "-") || "project"}-report.${ending}`,
    type,
    text: await textIn(form, judged),
  };
}

/** Each form's code comes when it is asked for. */
async function textIn(form: Form, judged: Judged): Promise<string> {
  switch (form) {
    case "html":
      return (await import("../../report/html.ts")).page(judged);
    case "sarif":
      return (await import("../../report/sarif.ts")).sarif(judged);
    case "junit":
      return (await import("../../report/junit.ts")).junit(judged);
    case "json": {
      const { plan: _, ...report } = judged.report;
      return `${JSON.stringify(report, null, 2)}\n`;
    }
  }
}
