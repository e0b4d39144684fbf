import type { Signal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { Icon } from "./icon.tsx";

interface DialogProps {
  open: Signal<boolean>;
  title: string;
  children: ComponentChildren;
  testid?: string;
}

/** A modal dialog; the browser keeps the focus in it, closes it on Escape and gives the focus back. */
export function Dialog({ open, title, children, testid }: DialogProps) {
  const ref = useRef<HTMLDialogElement>(null);
  const shown = open.value;
  useEffect(() => {
    if (shown) ref.current?.showModal();
    else ref.current?.close();
  }, [shown]);
  return (
    <dialog
      ref={ref}
      class="dialog"
      aria-label={title}
      data-testid={testid}
      onClose={() => {
        open.value = false;
      }}
      closedby="any"
    >
      {shown && (
        <div class="dialog-body">
          <header class="dialog-head">
            <h2>{title}</h2>
            <button
              type="button"
              class="icon-button"
              aria-label="Close"
              onClick={() => {
                open.value = false;
              }}
            >
              <Icon name="close" />
            </button>
          </header>
          {children}
        </div>
      )}
    </dialog>
  );
}
