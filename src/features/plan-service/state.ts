/**
 * A plan service of the user's, as one more stage behind the verification: what it says is in the verdict that everything else shows. Nothing is
 * sent before the user has turned it on, and has agreed to it for this project and this address.
 */
import { computed, effect, type ReadonlySignal, signal, untracked } from "@preact/signals";
import { own } from "../../core/own.ts";
import type { PlanJob } from "../../core/plan-service.ts";
import type { FurtherStage } from "../../core/report.ts";
import { type Destination, destinationOf } from "../../model/destination.ts";
import { type PlanService, PlanServiceError } from "../../plan-service/client.ts";
import { planStage, requestOf, withheld } from "../../plan-service/stage.ts";
import type { KeptPlanService } from "../../store/plan-service.ts";
import { requestFor, type Verdict, type Verification } from "../verification/state.ts";
import type { Texts } from "../workspace/state.ts";

export interface PlanStageParts {
  verification: Verification;
  /** The id of the project that is open. */
  project: ReadonlySignal<string>;
  files: ReadonlySignal<Texts>;
  read(): Promise<KeptPlanService | undefined>;
  write(kept: KeptPlanService): Promise<void>;
  fetch?: typeof fetch;
  /** How long a verdict has to stand before its program is sent. */
  pauseMs?: number;
}

export function createPlanStage(parts: PlanStageParts) {
  const { verification, project, files, pauseMs = 600 } = parts;
  const url = signal("http://localhost:7411");
  const token = signal("");
  const keep = signal(false);
  const on = signal(false);
  /** By project: the origin that was agreed to. */
  const agreed = signal<Record<string, string>>({});
  /** How the job stands that is being asked for. */
  const job = signal<PlanJob>();
  const planned = signal<{ of: Verdict; verdict: Verdict }>();
  const again = signal(0);
  let abort = new AbortController();

  const destination = computed<Destination | Error>(() => {
    try {
      return destinationOf(url.value.trim());
    } catch (error) {
      return error as Error;
    }
  });
  const origin = computed(() => (destination.value instanceof Error ? "" : destination.value.origin));
  const isAgreed = (id: string) => origin.value !== "" && own(agreed.value, id) === origin.value;
  const consented = computed(() => isAgreed(project.value));

  const save = () =>
    parts
      .write({
        url: url.value.trim(),
        on: on.value,
        agreed: agreed.value,
        ...(keep.value && token.value && { token: token.value }),
      })
      .catch(() => {}); // only a convenience

  /** The service as it is named now, for what belongs to a project: nothing goes there once that isn't agreed to any more. */
  const serviceFor = (id: string): PlanService => {
    const agreedTo = origin.peek();
    const isStill = () => on.peek() && untracked(() => isAgreed(id)) && origin.peek() === agreedTo;
    return {
      url: url.peek().trim(),
      token: token.peek().trim() || undefined,
      async fetch(to, init) {
        // What was begun may still be ended.
        if (!isStill() && init?.method !== "DELETE") throw new PlanServiceError("it isn't to be sent any more.");
        return (parts.fetch ?? fetch)(to, init);
      },
    };
  };

  const ask = async (of: Verdict, service: PlanService, { signal: stop }: AbortController) => {
    const stage = planStage(service, {
      onJob(state) {
        if (!stop.aborted) job.value = state;
      },
    });
    const report = await stage(of.report, requestFor(of.files).files, stop).catch(() => undefined);
    if (!report || stop.aborted) return;
    job.value = undefined;
    planned.value = { of, verdict: { ...of, report } };
  };

  const dispose = effect(() => {
    const of = verification.late.value;
    const asked = on.value && consented.value && verification.settled.value;
    again.value;
    abort.abort();
    abort = new AbortController();
    untracked(() => {
      job.value = undefined;
    });
    if (!of || !asked) return;
    const current = abort;
    const service = serviceFor(project.peek());
    const timer = setTimeout(() => void ask(of, service, current), withheld(of.report) ? 0 : pauseMs);
    return () => clearTimeout(timer);
  });

  const late = computed(() => {
    const of = verification.late.value;
    return on.value && consented.value && planned.value?.of === of ? planned.value?.verdict : of;
  });

  return {
    url,
    token,
    keep,
    on,
    destination,
    consented,
    job,
    /** What the service has said of what is in the editor now. */
    said: computed(() => (verification.settled.value ? late.value?.report.planned : undefined)),
    /** What would be sent: paths and their bytes. */
    sends: computed(() =>
      Object.entries(requestOf({ files: requestFor(files.value).files }).files)
        .map(([path, text]) => ({ path, bytes: new TextEncoder().encode(text as string).length }))
        .sort((a, b) => (a.path < b.path ? -1 : 1)),
    ),
    /** The verification with this stage behind it. */
    verification: { ...verification, late } satisfies Verification,
    /** The stage behind what is written and proposed in a project; undefined where nothing of that may be sent. */
    further(id: string): FurtherStage | undefined {
      if (!on.peek() || !untracked(() => isAgreed(id))) return undefined;
      return planStage(serviceFor(id));
    },
    async start() {
      const kept = await parts.read().catch(() => undefined);
      if (!kept) return;
      url.value = kept.url;
      token.value = kept.token ?? "";
      keep.value = kept.token !== undefined;
      agreed.value = kept.agreed;
      on.value = kept.on;
    },
    turn(value: boolean) {
      on.value = value;
      void save();
    },
    agree() {
      agreed.value = { ...agreed.value, [project.value]: origin.value };
      void save();
    },
    /** Doesn't send this project any more. */
    withdraw() {
      const { [project.value]: _, ...others } = agreed.value;
      agreed.value = others;
      void save();
    },
    /** Takes the address and the token as they are now. */
    settle: () => {
      void save();
      again.value++;
    },
    retry: () => void again.value++,
    dispose() {
      abort.abort();
      dispose();
    },
  };
}

export type PlanStage = ReturnType<typeof createPlanStage>;
