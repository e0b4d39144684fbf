/** The page's icons: 16 px, one stroke, the colour of the text around them. */
const PATHS = {
  add: "M8 3.5v9M3.5 8h9",
  close: "m4.5 4.5 7 7m0-7-7 7",
  check: "m3.5 8.5 3 3 6-7",
  chevron: "m6 4 4 4-4 4",
  down: "m4 6 4 4 4-4",
  error: "M8 2.5a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11Zm-2 3.5 4 4m0-4-4 4",
  warning: "M8 2.8 14 13H2L8 2.8Zm0 3.7v3.2m0 1.5v.3",
  info: "M8 2.5a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11Zm0 5v3.3M8 5v.3",
  unknown: "M8 2.5a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11ZM6.4 6.5a1.6 1.6 0 1 1 2.4 1.4c-.6.3-.8.6-.8 1.2m0 1.7v.2",
  pass: "M8 2.5a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11ZM5.6 8.2l1.7 1.7 3.1-3.7",
  theme: "M13 9.6A5.5 5.5 0 1 1 6.4 3a4.6 4.6 0 0 0 6.6 6.6Z",
  settings: "M2.5 5h5m3 0h3M9 3.3v3.4M2.5 11h2m3 0h6M6 9.3v3.4",
  command: "m3.5 4.5 3.5 3.5-3.5 3.5M8.5 12h4",
  keyboard: "M2 4.5h12v7H2zM4.5 7h.1m2.3 0h.1m2.3 0h.1m2.3 0h.1M5 9.3h6",
  history: "M3 4v3h3M3.2 7a5 5 0 1 1-.1 2.4M8 5.5v3l2 1.2",
  download: "M8 3v7m-3-2.5L8 10.5l3-3M3.5 13h9",
  format: "M2.5 4h11M5.5 8h8M2.5 12h8",
  fix: "m3 13 6.2-6.2M8.6 3.4l.6 1.6 1.6.6-1.6.6-.6 1.6L8 6.2l-1.6-.6L8 5l.6-1.6Zm4 5.2.3.9.9.3-.9.4-.3.8-.4-.8-.8-.4.8-.3.4-.9Z",
  share:
    "M6.6 9.4a2.5 2.5 0 0 0 3.7.2l1.9-1.9a2.5 2.5 0 0 0-3.5-3.5l-.8.8M9.4 6.6a2.5 2.5 0 0 0-3.7-.2L3.8 8.3a2.5 2.5 0 0 0 3.5 3.5l.8-.8",
  prompt: "M2.5 3.5h11v7H7L4 13v-2.5H2.5zM5.5 6h5M5.5 8h3",
  shield: "M8 2.3 13 4.2v3.9c0 2.8-2.1 4.7-5 5.7-2.9-1-5-2.9-5-5.7V4.2L8 2.3Zm0 3.2v2.8m0 1.9v.3",
  accept: "M3.5 8.2l2.6 2.6 2.2-2.5M9.5 6.8l2.8-3.2M8 13h5",
  file: "M4.5 2.5h5l2 2.5v8.5h-7z",
  folder: "M2.5 4h4l1.3 1.5h5.7V12h-11z",
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name, class: className = "" }: { name: IconName; class?: string }) {
  return (
    <svg class={`icon ${className}`} viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}
