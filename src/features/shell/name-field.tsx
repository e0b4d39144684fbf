/** The field for a new name of a file: Enter and leaving it are a yes, Escape is a no; its keys are nobody else's. */
export interface NameFieldProps {
  class: string;
  label: string;
  value: string;
  /** How much of it is selected at first: what is most likely to become another. */
  selected: number;
  /** Why the name isn't taken; empty when nothing is known against it. */
  problem: string;
  title?: string;
  onDone(name: string): void;
  onCancel(): void;
}

export function NameField({ label, value, selected, problem, onDone, onCancel, ...rest }: NameFieldProps) {
  return (
    <input
      {...rest}
      aria-label={label}
      aria-invalid={Boolean(problem)}
      value={value}
      ref={(input) => {
        if (!input || document.activeElement === input) return;
        input.focus();
        input.setSelectionRange(0, selected);
      }}
      onKeyDown={(event) => {
        if (event.key === "Enter") onDone(event.currentTarget.value);
        if (event.key === "Escape") onCancel();
        event.stopPropagation();
      }}
      onBlur={(event) => onDone(event.currentTarget.value)}
    />
  );
}
