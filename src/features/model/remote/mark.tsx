import { REACH } from "../../../model/destination.ts";
import type { Model } from "../state.ts";
import type { ServerSupplier } from "./server.ts";
import "./style.css";

/** Tells where what is written goes, before and while it does. */
export function Mark({ model, server }: { model: Model; server: ServerSupplier }) {
  const remote = model.supplier.value.id === "server";
  const to = server.destination.value;
  return (
    <section
      class={`mark ${remote ? "mark-sends" : ""}`}
      data-testid="mark"
      data-sends={remote}
      aria-label="What leaves this machine"
    >
      {!remote ? (
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
      <a class="link" href="./" data-testid="to-offline">
        Back to the page that sends nothing
      </a>
    </section>
  );
}
