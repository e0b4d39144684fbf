/** How well a label fits what was typed: each word typed has to be in it, as letters in their order; where words begin counts more. */

/** Undefined when the letters of `word` don't stand in `text` in this order; greater is better. */
export function fitOf(word: string, text: string): number | undefined {
  const whole = text.indexOf(word);
  if (whole >= 0) return (isStart(text, whole) ? 4 : 3) * word.length;
  let score = 0;
  let at = -1;
  for (const letter of word) {
    const next = text.indexOf(letter, at + 1);
    if (next < 0) return undefined;
    if (isStart(text, next)) score += 2;
    else if (next === at + 1) score += 1;
    at = next;
  }
  return score;
}

const isStart = (text: string, at: number) => at === 0 || /[\s/._-]/.test(text[at - 1] as string);

/** Those that fit, the best first, then the shortest: more of it is what was typed. All, in their order, when nothing was. */
export function byFit<T extends { label: string }>(query: string, all: readonly T[]): T[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (!words.length) return [...all];
  const scored = all.flatMap((item) => {
    const fits = words.map((word) => fitOf(word, item.label.toLowerCase()));
    return fits.includes(undefined) ? [] : [{ item, score: fits.reduce<number>((sum, fit) => sum + (fit ?? 0), 0) }];
  });
  return scored.sort((a, b) => b.score - a.score || a.item.label.length - b.item.label.length).map(({ item }) => item);
}
