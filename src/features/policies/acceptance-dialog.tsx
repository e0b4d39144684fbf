import { signal, useSignalEffect } from "@preact/signals";
import { Dialog } from "../shell/dialog.tsx";
import type { Acceptance, Form } from "./acceptance.ts";

const WAYS: { by: Form["by"]; label: string; what: string }[] = [
  { by: "comment", label: "A comment beside it", what: "stays with the code that it is about" },
  { by: "waiver", label: "A waiver until a day", what: "in .terraformer.hcl, with an owner; then it is told again" },
];

const open = signal(false);

export function AcceptanceDialog({ acceptance }: { acceptance: Acceptance }) {
  const { finding, form, problem, missing, working, commentable } = acceptance;
  useSignalEffect(() => {
    open.value = finding.value !== undefined;
  });
  useSignalEffect(() => {
    if (!open.value) acceptance.cancel();
  });
  const one = finding.value;
  const { by, reason, owner, expires } = form.value;
  return (
    <Dialog open={open} title="Accept this finding" testid="acceptance">
      {one && (
        <form
          class="accept"
          onSubmit={(event) => {
            event.preventDefault();
            void acceptance.accept();
          }}
        >
          <p>
            <b>{one.summary}</b> <span class="mono muted">{one.code}</span>
          </p>
          <p class="muted">It stays in every report, as accepted, and fails nothing any more.</p>
          <fieldset class="accept-ways" aria-label="How">
            {WAYS.filter((way) => way.by === "waiver" || commentable.value).map((way) => (
              <label key={way.by}>
                <input
                  type="radio"
                  name="accept-by"
                  checked={by === way.by}
                  onChange={() => acceptance.fill({ by: way.by })}
                />
                <span>
                  {way.label}
                  <span class="muted"> {way.what}</span>
                </span>
              </label>
            ))}
          </fieldset>
          <label class="accept-field">
            Reason
            <input
              class="field"
              value={reason}
              autofocus
              onInput={(event) => acceptance.fill({ reason: event.currentTarget.value })}
            />
          </label>
          {by === "waiver" && (
            <>
              <label class="accept-field">
                Owner
                <input
                  class="field"
                  value={owner}
                  placeholder="a person or a team"
                  onInput={(event) => acceptance.fill({ owner: event.currentTarget.value })}
                />
              </label>
              <label class="accept-field">
                Ends after
                <input
                  class="field"
                  type="date"
                  value={expires}
                  onInput={(event) => acceptance.fill({ expires: event.currentTarget.value })}
                />
              </label>
            </>
          )}
          <p class={problem.value ? "error" : "muted"} role="status">
            {problem.value || missing.value || (working.value ? "Trying it…" : "")}
          </p>
          <button type="submit" class="button button-primary" disabled={missing.value !== "" || working.value}>
            Accept
          </button>
        </form>
      )}
    </Dialog>
  );
}
