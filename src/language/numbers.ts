/** Numbers as requests write them in words. */
const VALUES: ReadonlyMap<string, number> = new Map([
  ..."zero one two three four five six seven eight nine ten eleven twelve"
    .split(" ")
    .map((word, i) => [word, i] as const),
  ...[15, 20, 30, 40, 50, 60, 90, 100].map(
    (value, i) => ["fifteen twenty thirty forty fifty sixty ninety hundred".split(" ")[i] as string, value] as const,
  ),
]);

/** The value of a number in a word; undefined of any other word. */
export const numberOf = (word: string): number | undefined => VALUES.get(word.toLowerCase());

const ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth".split(" ");

/** Which one of several a word says, the first as 1; undefined of any other word. */
export const ordinalOf = (word: string): number | undefined => {
  const at = ORDINALS.indexOf(word.toLowerCase());
  return at < 0 ? undefined : at + 1;
};

/** The words, as part of a pattern. */
export const NUMBER_WORDS: string = [...VALUES.keys()].slice(1).join("|");
