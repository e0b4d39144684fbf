import { REACH } from "../../../model/destination.ts";
import type { PlanStage } from "../../plan-service/state.ts";
import type { Model } from "../state.ts";
import type { ServerSupplier } from "./server.ts";
import "./style.css";

/** Tells where what is written goes, before and while it does. */
export function Mark({ model, server, plans }: { model: Model; server: ServerSupplier; plans: PlanStage }) {
  const remote = model.supplier.value.id === "server";
  const planner = plans.on.value && plans.consented.value ? plans.destination.value : undefined;
  const to = server.destination.value;
  return (
    <section
      class={`mark ${remote || planner ? "mark-sends" : ""}`}
      data-testid="mark"
      data-sends={remote || planner !== undefined}
      aria-label="What leaves this machine"
    >
      {!remote && planner ? null : !remote ? (
        <p>
          <strong>Connected page.</strong> It may reach other machines. With this model, what you write stays on yours.
        </p>
      ) : to instanceof Error ? (
        <p>
          <strong>Connected page.</strong> Prompts and programs will go to the server that you name.
        </p>
      ) : (
        <p>
          <strong>Leaves this page:</strong> prompts and programs go to <b class="mono">{to.origin}</b>,{" "}
          {REACH[to.reach]}
          {to.encrypted || to.reach === "machine" ? "." : ", unencrypted."}
        </p>
      )}
      {planner && !(planner instanceof Error) && (
        <p>
          <strong>Leaves this page:</strong> this project goes to <b class="mono">{planner.origin}</b>,{" "}
          {REACH[planner.reach]}
          {planner.encrypted || planner.reach === "machine" ? "" : ", unencrypted"}, to be planned.
        </p>
      )}
      <a class="link" href="./" data-testid="to-offline">
        Back to the page that sends nothing
      </a>
    </section>
  );
}
