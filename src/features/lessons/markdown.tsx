/** The little Markdown that lessons are written in: paragraphs, lists, fences, `code` and **strong**. No HTML: what looks like it is text. */
import type { ComponentChildren } from "preact";

export function Markdown({ text }: { text: string }) {
  return <>{blocksOf(text).map((block, i) => blockView(block, i))}</>;
}

type Block = { kind: "code" | "text"; text: string } | { kind: "list"; items: string[] };

/** Exported for its test. */
export function blocksOf(text: string): Block[] {
  const blocks: Block[] = [];
  // Fences first: blank lines in them are theirs.
  for (const [i, part] of text.split(/^```.*\n?/m).entries()) {
    if (i % 2 === 1) blocks.push({ kind: "code", text: part.replace(/\n$/, "") });
    else
      for (const paragraph of part.split(/\n{2,}/)) {
        const lines = paragraph.trim();
        if (lines === "") continue;
        if (lines.startsWith("- ")) blocks.push({ kind: "list", items: lines.slice(2).split(/\n- /) });
        else blocks.push({ kind: "text", text: lines });
      }
  }
  return blocks;
}

function blockView(block: Block, key: number): ComponentChildren {
  if (block.kind === "list")
    return (
      <ul key={key} class="lesson-list">
        {block.items.map((item) => (
          <li key={item}>{spans(item)}</li>
        ))}
      </ul>
    );
  if (block.kind === "text") return <p key={key}>{spans(block.text)}</p>;
  return (
    // biome-ignore lint/a11y/useSemanticElements: what scrolls has to be reached by keys
    <pre
      key={key}
      class="code"
      role="region"
      aria-label="Example"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: as above
      tabIndex={0}
    >
      {block.text}
    </pre>
  );
}

function spans(text: string): ComponentChildren[] {
  return text.split(/(`[^`]+`|\*\*[^*]+\*\*)/).map((part, i) => {
    const key = `${i}${part}`;
    if (part.startsWith("`") && part.endsWith("`") && part.length > 2)
      return <code key={key}>{part.slice(1, -1)}</code>;
    if (part.startsWith("**") && part.length > 4) return <strong key={key}>{part.slice(2, -2)}</strong>;
    return part;
  });
}
