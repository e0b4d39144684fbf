/** The certificate of the program that is open: of the last judgement on it, and of the run that wrote it. */
import { computed, effect, signal } from "@preact/signals";
import type { VersionSource, Versions } from "../../core/versions.ts";
import { sha256 } from "../../model/sha256.ts";
import { type Certificate, type CertifiedFile, certificateOf } from "../../report/certificate.ts";
import type { Prompt } from "../prompt/state.ts";
import type { Verdict, Verification } from "../verification/state.ts";
import type { Texts } from "../workspace/state.ts";

export interface CertificateDeps {
  verification: Verification;
  prompt: Pick<Prompt, "run" | "asked">;
  project: { readonly value: { id: string; name: string } };
  verifier: VersionSource;
  download(name: string, bytes: Uint8Array<ArrayBuffer>, type: string): void;
  now?: () => Date;
}

export function createCertificate(deps: CertificateDeps) {
  const { verification, prompt, project, verifier, download, now = () => new Date() } = deps;
  const watched = signal(false);
  const versions = signal<Versions>();
  const files = signal<{ of: Verdict; list: CertifiedFile[] }>();
  const hadPolicies = computed(() => verification.late.value?.report.stages.policy !== "skipped");

  const ends = [
    effect(() => {
      if (!watched.value || !verification.late.value) return;
      // It is only told: without it, the certificate says that it isn't known.
      verifier.versions(hadPolicies.value).then(
        (known) => {
          versions.value = known;
        },
        () => {},
      );
    }),
    effect(() => {
      const verdict = verification.late.value;
      if (!watched.value || !verdict) return;
      let wanted = true;
      void described(verdict.files).then((list) => {
        if (wanted) files.value = { of: verdict, list };
      });
      return () => {
        wanted = false;
      };
    }),
  ];

  const certificate = computed((): Certificate | undefined => {
    const verdict = verification.late.value;
    if (!verdict || files.value?.of !== verdict) return undefined;
    const { run, asked } = prompt;
    const begun = asked.value;
    const outcome = run.value.kind === "done" ? run.value.outcome : undefined;
    // A run that came to nothing wrote none of it.
    const isHere = begun && outcome && outcome.result !== "nothing" && begun.project.id === project.value.id;
    return certificateOf({
      made: now().toISOString(),
      project: project.value.name,
      files: files.value.list,
      report: verdict.report,
      engine: versions.value,
      run: isHere
        ? { prompt: begun.prompt, mode: begun.mode, outcome, unchanged: isThere(outcome.files, verdict.files) }
        : undefined,
    });
  });

  return {
    certificate,
    /** Whether it is about what is in the editor now. */
    current: verification.settled,
    /** Makes it with every judgement, until the function that it gives is called. */
    watch() {
      watched.value = true;
      return () => {
        watched.value = false;
      };
    },
    save() {
      const made = certificate.peek();
      if (!made) return;
      const name = made.project.replace(/[^\w.-]+/g, "-").toLowerCase() || "program";
      download(`${name}.certificate.json`, bytesOf(`${JSON.stringify(made, null, 2)}\n`), "application/json");
    },
    dispose() {
      for (const end of ends) end();
    },
  };
}

/** Whether every text that was written is among the files, under whatever name. */
const isThere = (written: Texts, files: Texts): boolean => {
  const texts = new Set(Object.values(files));
  return Object.keys(written).length > 0 && Object.values(written).every((text) => texts.has(text));
};

const bytesOf = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

const described = (files: Texts): Promise<CertifiedFile[]> =>
  Promise.all(
    Object.entries(files).map(async ([path, text]) => {
      const bytes = bytesOf(text);
      // Undefined where the page isn't served securely.
      const hash = globalThis.crypto?.subtle && (await sha256(bytes));
      return { path, bytes: bytes.length, ...(hash && { sha256: hash }) };
    }),
  );

export type CertificateState = ReturnType<typeof createCertificate>;
