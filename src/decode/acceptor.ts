/** What has been written so far, as a constraint sees it. Immutable: going back is keeping the old one. */
export interface Acceptor {
  /** The state after `text`; undefined when nothing that is accepted goes on like that. */
  next(text: string): Acceptor | undefined;
  /** What follows whatever the writer wants, as far as it is certain; "" where there is a choice. */
  forced(): string;
  /** Whether the text may end here. */
  readonly complete: boolean;
  /** A short text after which `complete` is true: how to end when there is no room left. */
  closing?(): string;
}

/** The whole text, where there is no choice. */
export function certainText(start: Acceptor): string | undefined {
  const text = start.forced();
  return text && start.next(text)?.complete ? text : undefined;
}
