import { Icon } from "../shell/icon.tsx";
import type { Tally } from "./settings.ts";

const SHOWN = [
  { outcome: "fail", icon: "error", tone: "error", words: "failing" },
  { outcome: "unknown", icon: "unknown", tone: "unknown", words: "unknown" },
  { outcome: "pass", icon: "pass", tone: "pass", words: "passing" },
] as const;

/** How many resources fail a rule, are unknown and pass. */
export function TallyView({ tally }: { tally: Tally | undefined }) {
  if (!tally) return null;
  return (
    <>
      {SHOWN.filter(({ outcome }) => tally[outcome] > 0).map(({ outcome, icon, tone, words }) => (
        <span key={outcome} class="tally" title={`${tally[outcome]} ${words}`}>
          <Icon name={icon} class={tone} />
          {tally[outcome]}
          <span class="sr-only"> {words}</span>
        </span>
      ))}
    </>
  );
}
