/** The verifier as the page holds it from its first moment: calls wait until it has started. */
import { type ReadonlySignal, signal } from "@preact/signals";
import type { Status } from "../../bridge/supervisor.ts";
import type { LanguageService } from "../../core/language.ts";
import type { BrowserVerifier } from "../../verifier/browser.ts";
import type { Engine } from "../../verifier/client.ts";

export interface Awaited {
  verifier: Engine;
  language: LanguageService;
  status: ReadonlySignal<Status>;
}

export function awaited(starting: Promise<BrowserVerifier>): Awaited {
  const status = signal<Status>("starting");
  starting.then(
    (started) => {
      status.value = started.status;
      started.onStatus((next) => {
        status.value = next;
      });
    },
    () => {
      status.value = "idle"; // the calls tell why
    },
  );
  return {
    status,
    language: { ask: async (...question) => (await starting).language.ask(...question) },
    verifier: {
      verify: async (request, stop) => (await starting).verify(request, stop),
      verifyPlan: async (request, stop) => (await starting).verifyPlan(request, stop),
      secrets: async (files, stop) => (await starting).secrets(files, stop),
      format: async (files, stop) => (await starting).format(files, stop),
      edit: async (files, edits, stop) => (await starting).edit(files, edits, stop),
      refactor: async (files, request, stop) => (await starting).refactor(files, request, stop),
      locate: async (files, file, at, stop) => (await starting).locate(files, file, at, stop),
      facts: async (types, stop) => (await starting).facts(types, stop),
      versions: async (policies) => (await starting).versions(policies),
      graph: async (files, stop) => (await starting).graph(files, stop),
      rules: async (stop) => (await starting).rules(stop),
      checkPolicies: async (files, stop) => (await starting).checkPolicies(files, stop),
      formatPolicies: async (files, stop) => (await starting).formatPolicies(files, stop),
      tryPolicy: async (request, stop) => (await starting).tryPolicy(request, stop),
      controls: async (files, stop) => (await starting).controls(files, stop),
      configure: async (files, changes, stop) => (await starting).configure(files, changes, stop),
      testPolicies: async (request, stop) => (await starting).testPolicies(request, stop),
    },
  };
}
