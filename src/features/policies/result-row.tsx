import type { ComponentChildren } from "preact";
import type { Finding } from "../findings/findings.ts";
import { Icon, type IconName } from "../shell/icon.tsx";

const MARKS: Record<Finding["result"], { icon: IconName; tone: string; word: string }> = {
  fail: { icon: "error", tone: "error", word: "fails" },
  unknown: { icon: "unknown", tone: "unknown", word: "unknown" },
  pass: { icon: "pass", tone: "pass", word: "passes" },
  suppressed: { icon: "info", tone: "muted", word: "accepted" },
};

export interface ResultRowProps {
  finding: Finding;
  /** Shows its place; without it, it has none. */
  onOpen?: (() => void) | undefined;
  children?: ComponentChildren;
}

/** What is said of one resource: how it came out, which one, and where it stands. */
export function ResultRow({ finding, onOpen, children }: ResultRowProps) {
  const { icon, tone, word } = MARKS[finding.result];
  const name = finding.address ?? finding.summary;
  const where = finding.file && `${finding.file}:${finding.range.start.line}`;
  return (
    <li class="result">
      <Icon name={icon} class={tone} />
      <span class="result-word">{word}</span>
      <span class="result-text">
        {onOpen && finding.file ? (
          <button type="button" class="link result-name mono" onClick={onOpen}>
            {name}
          </button>
        ) : (
          <span class="mono">{name}</span>
        )}
        {finding.detail && <span class="muted result-detail">{finding.detail}</span>}
      </span>
      {children}
      <span class="muted mono result-place">{where}</span>
    </li>
  );
}
