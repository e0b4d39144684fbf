export const isMac = /Mac|iP(hone|ad)/.test(navigator.userAgent);
const NAMES: Record<string, string> = { Mod: isMac ? "⌘" : "Ctrl", Escape: "Esc", Backspace: "⌫" };

/** A shortcut as keycaps, named as on this machine's keyboard. */
export function Keys({ keys }: { keys: string }) {
  return (
    <span class="keys">
      {keys.split("+").map((key) => (
        <kbd key={key}>{NAMES[key] ?? key}</kbd>
      ))}
    </span>
  );
}
