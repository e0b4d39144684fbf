import { signal } from "@preact/signals";

/** Something to tell the user, at the foot of the page. Errors stay until they are closed. */
export interface Notice {
  id: number;
  kind: "info" | "error";
  text: string;
  action?: { label: string; run(): void };
}

const DECIDE = 6;

export function createNotices({ stayMs = 10_000 } = {}) {
  const list = signal<readonly Notice[]>([]);
  let last = 0;

  const close = (id: number) => {
    list.value = list.value.filter((notice) => notice.id !== id);
  };
  const add = (notice: Omit<Notice, "id">) => {
    const id = ++last;
    // The same sentence twice says nothing more.
    list.value = [...list.value.filter(({ text }) => text !== notice.text), { id, ...notice }].slice(-4);
    // Who has something to decide has the time for it.
    if (notice.kind === "info") setTimeout(() => close(id), notice.action ? DECIDE * stayMs : stayMs);
    return id;
  };

  return {
    list,
    close,
    info: (text: string, action?: Notice["action"]) => add({ kind: "info", text, ...(action && { action }) }),
    error: (text: string, action?: Notice["action"]) => add({ kind: "error", text, ...(action && { action }) }),
  };
}

export type Notices = ReturnType<typeof createNotices>;
