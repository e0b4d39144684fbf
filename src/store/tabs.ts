/** What a tab tells the others: a project was saved at a revision, or deleted. */
export type Word = { saved: string; revision: number } | { removed: string };

/** The way to the other tabs. */
export interface Tabs {
  tell(word: Word): void;
  listen(heard: (word: Word) => void): void;
}

/** The way to the other tabs of this page, in this browser. */
export function createTabs(name = "terraformer-projects"): Tabs {
  const channel = new BroadcastChannel(name);
  return {
    tell: (word) => channel.postMessage(word),
    listen(heard) {
      channel.onmessage = ({ data }) => heard(data as Word);
    },
  };
}
