import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import type { Diagnostic } from "../../core/report.ts";
import { Dialog } from "../shell/dialog.tsx";
import { SAFE_LINK } from "./link.ts";
import type { Prepared, Share } from "./state.ts";
import "./style.css";

const kilobytes = (length: number) => (length < 1000 ? `${length} characters` : `${(length / 1000).toFixed(1)} kB`);
/** Addresses that mean another machine on each machine. */
const LOCAL = /^https?:\/\/(localhost|127\.|\[::1\])/;

export function ShareDialog({ share, onExport }: { share: Share; onExport(): void }) {
  const field = useRef<HTMLInputElement>(null);
  const copied = useSignal(false);
  const { prepared, obstacle } = share;
  const copy = async () => {
    const link = prepared.value?.link ?? "";
    copied.value = await navigator.clipboard?.writeText(link).then(
      () => true,
      () => false,
    );
    // Where the page may not write to the clipboard, the user can.
    if (!copied.value) field.current?.select();
  };
  return (
    <Dialog open={share.open} title="Share as a link" testid="share">
      {prepared.value ? <About {...prepared.value} /> : <p class="muted">Making the link, and looking for secrets…</p>}
      {prepared.value && <Alarms share={share} alarms={prepared.value.alarms} />}
      {prepared.value && !obstacle.value && (
        <input
          ref={field}
          class="field field-wide mono"
          aria-label="The link"
          readOnly
          value={prepared.value.link}
          onFocus={(event) => event.currentTarget.select()}
        />
      )}
      <div class="share-actions">
        <button
          type="button"
          class="button button-primary"
          disabled={obstacle.value !== ""}
          title={obstacle.value}
          onClick={copy}
        >
          Copy the link
        </button>
        <button
          type="button"
          class="button"
          onClick={() => {
            share.open.value = false;
            onExport();
          }}
        >
          Export as zip
        </button>
        <span role="status" class="muted">
          {prepared.value && obstacle.value}
          {!obstacle.value && copied.value && "Copied"}
        </span>
      </div>
    </Dialog>
  );
}

function About({ link, files }: Prepared) {
  return (
    <>
      <p>
        The link holds the whole project: {files === 1 ? "1 file" : `${files} files`} in {kilobytes(link.length)}. It
        stands behind the #, which browsers send to no server. Whoever has the link can read it, and opens a copy.
      </p>
      {link.length > SAFE_LINK && (
        <p class="warning">
          Mail and chat programs may cut a link of more than {SAFE_LINK / 1000} kB. It says so then; a zip file is
          safer.
        </p>
      )}
      {LOCAL.test(link) && (
        <p class="muted">
          This page comes from your own machine, so the link opens where TerraFormer runs at the same address.
        </p>
      )}
    </>
  );
}

/** What speaks against sharing, and the user's word that it is meant. */
function Alarms({ share, alarms }: { share: Share; alarms: readonly Diagnostic[] | undefined }) {
  if (alarms?.length === 0) return <p class="pass">No secrets were found in the files.</p>;
  return (
    <div class="share-alarms" data-testid="share-alarms">
      <p class="error" role="alert">
        {!alarms && "The files could not be looked through for secrets."}
        {alarms?.length === 1 && "There is a secret in the files."}
        {alarms && alarms.length > 1 && `There are ${alarms.length} secrets in the files.`}
      </p>
      <ul>
        {alarms?.map(({ file, range, summary }) => (
          <li key={`${file}:${range.start.byte}:${summary}`}>
            <span class="mono">
              {file}:{range.start.line}
            </span>{" "}
            {summary}
          </li>
        ))}
      </ul>
      <label class="share-agree">
        <input
          type="checkbox"
          checked={share.agreed.value}
          onChange={(event) => {
            share.agreed.value = event.currentTarget.checked;
          }}
        />
        {alarms ? "Share them all the same" : "Share them unseen"}
      </label>
    </div>
  );
}
