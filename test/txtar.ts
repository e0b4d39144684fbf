/** Several files in one that is read and diffed as text: txtar, from the Go tools. */

const SECTION = /^-- (\S+?)( \(made\))? --\n/gm;

export interface Section {
  path: string;
  /** Not the text of the file but a description of it. */
  made: boolean;
  content: string;
}

/** What a txtar text says before its first section, and its sections. */
export function sectionsOf(text: string): { about: string; sections: Section[] } {
  const heads = [...text.matchAll(SECTION)];
  const sections = heads.map((head, i) => ({
    path: head[1] ?? "",
    made: head[2] !== undefined,
    content: text.slice(head.index + head[0].length, heads[i + 1]?.index),
  }));
  return { about: text.slice(0, heads[0]?.index), sections };
}

/** The sections of a folder, by their paths in it: `before/`. */
export const filesIn = (sections: readonly Section[], folder: string): Record<string, string> =>
  Object.fromEntries(
    sections.flatMap(({ path, content }) => (path.startsWith(folder) ? [[path.slice(folder.length), content]] : [])),
  );
