/** Intents of several families in one package. */

/** Strings, in which a name is no rule's. */
const STRING = /"(?:[^"\\\n]|\\.)*"|`[^`]*`/g;

/** Names that rules define, without those that all intents share. */
const defined = (rules: string): Set<string> =>
  new Set(
    [...rules.matchAll(/^(?:default )?([a-z_]\w*)/gm)].flatMap(([, name = ""]) =>
      name === "deny" || name === "else" ? [] : [name],
    ),
  );

/** The rules one behind the other; what two of them define under one name gets another in the later one. */
export function mergedRules(all: readonly string[]): string {
  const taken = new Set<string>();
  return all
    .map((rules, i) => {
      let own = rules;
      for (const name of defined(rules)) {
        if (taken.has(name)) own = renamed(own, name, `${name}_${i + 1}`);
        taken.add(name);
      }
      return own;
    })
    .join("\n\n");
}

function renamed(rules: string, from: string, to: string): string {
  const name = new RegExp(`(?<![\\w."])${from}(?!\\w)`, "g");
  let at = 0;
  let text = "";
  for (const string of rules.matchAll(STRING)) {
    text += rules.slice(at, string.index).replace(name, to) + string[0];
    at = string.index + string[0].length;
  }
  return text + rules.slice(at).replace(name, to);
}
