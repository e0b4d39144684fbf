/** The views of what a program is and would do: its graph, its plan, its certificate. Each comes when it is first shown. */

import { type CertificateDeps, createCertificate } from "./certificate/state.ts";
import type { Findings } from "./findings/state.ts";
import { createLayout } from "./graph/engine.ts";
import { createGraph } from "./graph/state.ts";
import { createPlan, type PlanDeps } from "./plan/state.ts";
import { createProgram, type ProgramDeps, type SourcePlace } from "./program/state.ts";
import { Lazy } from "./shell/lazy.tsx";
import type { View } from "./shell/views.tsx";

export interface SeeingDeps extends PlanDeps, CertificateDeps, Pick<ProgramDeps, "workspace"> {
  verifier: CertificateDeps["verifier"] & ProgramDeps["verifier"];
  findings: Findings;
  /** Shows a place in the editor. */
  goTo(place: SourcePlace): void;
  /** Begins a request for a change of one block. */
  onChange(address: string): void;
}

export function createSeeing(deps: SeeingDeps): View[] {
  const { findings, goTo, onChange } = deps;
  const program = createProgram(deps);
  const graph = createGraph({ ...deps, program, layout: createLayout() });
  const plan = createPlan(deps);
  const certificate = createCertificate(deps);
  const { placeOf } = program;
  const load = {
    graph: async () => {
      const { GraphView } = await import("./graph/view.tsx");
      return () => <GraphView {...{ graph, findings, placeOf, goTo, onChange }} />;
    },
    plan: async () => {
      const { PlanView } = await import("./plan/view.tsx");
      return () => <PlanView {...{ plan, program, goTo }} />;
    },
    certificate: async () => {
      const { CertificateView } = await import("./certificate/view.tsx");
      return () => <CertificateView certificate={certificate} />;
    },
  };
  return [
    { id: "graph", label: "Graph", render: () => <Lazy key="graph" load={load.graph} /> },
    { id: "plan", label: "Plan", render: () => <Lazy key="plan" load={load.plan} /> },
    { id: "certificate", label: "Certificate", render: () => <Lazy key="certificate" load={load.certificate} /> },
  ];
}
