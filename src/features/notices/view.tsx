import { Icon } from "../shell/icon.tsx";
import type { Notices } from "./state.ts";

export function NoticesView({ notices }: { notices: Notices }) {
  return (
    <div class="notices" role="status" aria-live="polite">
      {notices.list.value.map(({ id, kind, text, action }) => (
        <div key={id} class={`notice notice-${kind}`} data-testid="notice">
          <span class="notice-text">{text}</span>
          {action && (
            <button
              type="button"
              class="button button-small"
              onClick={() => {
                action.run();
                notices.close(id);
              }}
            >
              {action.label}
            </button>
          )}
          <button type="button" class="icon-button" aria-label="Close this message" onClick={() => notices.close(id)}>
            <Icon name="close" />
          </button>
        </div>
      ))}
    </div>
  );
}
