import { signal } from "@preact/signals";
import { expect, it } from "vitest";
import type { Report } from "../../core/report.ts";
import type { Outcome } from "../../loop/record.ts";
import type { Asked, Run } from "../prompt/state.ts";
import type { Verdict, Verification } from "../verification/state.ts";
import { type CertificateDeps, createCertificate } from "./state.ts";

it.each(["verified", "nothing"] as const)(
  "says how the program was written where a run wrote it (%s)",
  async (result) => {
    const files = { "main.tf": "a" };
    const stages = { parse: "pass", schema: "pass", plan: "pass", lint: "pass", policy: "skipped" };
    const report = { ok: true, stages, diagnostics: [], policies: [], providers: [] } as unknown as Report;
    const outcome = { result, files, rounds: [], sources: {}, tokens: 0, seconds: 1 } as unknown as Outcome;
    const asked = { prompt: "a queue", mode: "change", project: { id: "p", name: "P" } } as Asked;
    const certificate = createCertificate({
      verification: {
        late: signal<Verdict>({ report, files, revision: 1, ms: 1 }),
        settled: signal(true),
      } as unknown as Verification,
      prompt: { run: signal<Run>({ kind: "done", outcome }), asked: signal<Asked | undefined>(asked) },
      project: signal({ id: "p", name: "P" }),
      verifier: { versions: () => Promise.reject(new Error("none")) } as CertificateDeps["verifier"],
      download: () => {},
    });
    certificate.watch();
    await expect.poll(() => certificate.certificate.value?.project).toBe("P");
    expect(certificate.certificate.value?.written?.prompt).toBe(result === "nothing" ? undefined : "a queue");
  },
);
