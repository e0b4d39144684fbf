/** Living with a finding: a comment beside it, or a waiver that ends, each with a reason. */
import { computed, signal } from "@preact/signals";
import { own } from "../../core/own.ts";
import { CONFIG_FILE, type Waiver } from "../../core/policy-work.ts";
import type { Verifier } from "../../core/report.ts";
import type { Finding } from "../findings/findings.ts";
import type { Located } from "../findings/state.ts";
import type { Notices } from "../notices/state.ts";
import { requestFor } from "../verification/state.ts";
import type { Workspace } from "../workspace/state.ts";
import { suppressed, takesComments } from "./suppress.ts";

export interface AcceptanceDeps {
  workspace: Workspace;
  verifier: Pick<Verifier, "verify">;
  notices: Notices;
  /** Puts the waiver into the configuration; false when it couldn't be, which was told. */
  waive(waiver: Waiver): Promise<boolean>;
}

/** Rules have a family in their name; what the verifier says of errors has not, and stays. */
export const isAcceptable = ({ code, result }: Pick<Finding, "code" | "result">): boolean =>
  result === "fail" && code.includes("/");

export interface Form {
  by: "comment" | "waiver";
  reason: string;
  owner: string;
  expires: string;
}

/** Long enough to plan the work, and short enough to be asked again. */
const WAIVED_DAYS = 90;
const DAY_MS = 86_400_000;

export const dayAfter = (days: number, now = Date.now()): string =>
  new Date(now + days * DAY_MS).toISOString().slice(0, 10);

export function createAcceptance({ workspace, verifier, notices, waive }: AcceptanceDeps) {
  const finding = signal<Finding>();
  const form = signal<Form>({ by: "comment", reason: "", owner: "", expires: "" });
  const working = signal(false);
  const problem = signal("");

  const byComment = async (one: Finding): Promise<string> => {
    const before = workspace.files.peek();
    const after = await suppressed(before, one, form.peek().reason, (files) => verifier.verify(requestFor(files)));
    if (!after)
      return "No comment beside it would count: the rule may say that nothing suppresses it. Waive it instead, or switch the rule off.";
    const text = own(after, one.file) ?? "";
    if (own(workspace.files.peek(), one.file) !== own(before, one.file))
      return `${one.file} was edited meanwhile. Try again.`;
    workspace.edit(one.file, text);
    notices.info(`Accepted: a comment in ${one.file} says why.`, {
      label: "Undo",
      run: () => {
        if (own(workspace.files.peek(), one.file) === text) workspace.edit(one.file, own(before, one.file) ?? "");
        else notices.info(`${one.file} was edited since: take the comment out by hand.`);
      },
    });
    return "";
  };

  const byWaiver = async (one: Finding): Promise<string> => {
    const { reason, owner, expires } = form.peek();
    const place = one.address ? { address: one.address } : { file: one.file };
    const done = await waive({ rules: [one.code], ...place, reason: reason.trim(), owner: owner.trim(), expires });
    if (done) notices.info(`Waived until ${expires}, in ${CONFIG_FILE}.`);
    return done ? "" : "The waiver couldn't be written.";
  };

  /** What is missing yet, in words; empty when nothing is. */
  const missing = computed(() => {
    const { by, reason, owner, expires } = form.value;
    if (reason.trim() === "") return "Give a reason: without one nothing is accepted.";
    if (by === "comment") return "";
    if (owner.trim() === "") return "Name an owner, who answers for it.";
    return /^\d{4}-\d{2}-\d{2}$/.test(expires) ? "" : "Give the day on which it ends.";
  });

  return {
    finding,
    form,
    working,
    problem,
    missing,
    /** Whether a comment can stand beside it. */
    commentable: computed(() => takesComments(finding.value?.file ?? "")),
    begin({ finding: one }: Pick<Located, "finding">) {
      problem.value = "";
      form.value = {
        by: takesComments(one.file) ? "comment" : "waiver",
        reason: "",
        owner: form.peek().owner,
        expires: dayAfter(WAIVED_DAYS),
      };
      finding.value = one;
    },
    fill(some: Partial<Form>) {
      form.value = { ...form.value, ...some };
    },
    cancel() {
      finding.value = undefined;
    },
    async accept() {
      const one = finding.peek();
      if (!one || missing.peek() || working.peek()) return;
      working.value = true;
      problem.value = "";
      try {
        problem.value = await (form.peek().by === "comment" ? byComment(one) : byWaiver(one));
        if (problem.peek() === "") finding.value = undefined;
      } catch (error) {
        problem.value = error instanceof Error ? error.message : String(error);
      } finally {
        working.value = false;
      }
    },
  };
}

export type Acceptance = ReturnType<typeof createAcceptance>;
