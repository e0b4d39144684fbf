/** What a request speaks of and doesn't ask for: what exists already, who merely uses it, and what it refuses. */
import { Denial } from "../language/denial.ts";
import { isCut, isPause, type Token } from "../language/tokens.ts";
import { SMALL } from "../language/words.ts";

/** A word of a noun phrase, none that begins the next part of the sentence. */
const W =
  "(?!(?:and|or|with|in|on|an?|the|to|for|that|which|whose|via|as|from|of|by|is|are|so|into|where|when|behind|but|add|create|using|peer|connect|attach|give)\\b)[\\p{L}\\p{N}#]+";
const OBJECT = `(?:an? |the |my |our |any |all |some |its |their |one |this )?${W}(?: ${W}){0,3}`;
const NOUN = `${W}(?: ${W}){0,3}`;

const GIVEN: readonly RegExp[] = [
  `(?:existing|pre existing) ${NOUN}`,
  `(?!random|unique)${W} (?:ids?|arns?)\\b(?! of)`,
  `(?:that|which) (?:checks?|ensures?|verif\\w+|monitors?|watches|detects?|audits?|reports?) (?:that |if |whether |for |on )*${OBJECT}(?: (?:is|are|has|have) ${W})?`,
  `(?:${W} ){0,3}(?:with |of |from |in |, |\\. )?#id`,
  `in (?:the )?namespace ${W}`,
  `in the ${W} namespace`,
  `(?:if|when|whenever|once|while) (?:the|an?|my|our|any) (?!(?:\\S+ )?(?:spend|costs?|bill)\\b)(?:${W} ){1,4}?(?:has|is|are|goes|exceeds|gets|grows|rises|drops|fails|reaches|contains|holds|was|have|stays|runs)\\b`,
  `${NOUN} (?:that |which )?(?:already |we )?(?:exists?|exist already|have already|is already there)\\b`,
  `(?:i|we|you) (?:already |only )?(?:have|got|run|use|own) (?!to\\b)(?:already )?${OBJECT}`,
  `${W} (?:${W} ){0,2}(?:ids? |arns? |names? )?variables?\\b`,
  `${W} (?:${W} ){0,2}(?:is |are |come |comes |given |taken |passed |read |supplied )*(?:from|by|as|in|via) (?:an? |the )?(?:input )?variables?\\b`,
  `(?:given|identified|referenced|looked up|found|passed) by (?:its |their |the |an? )?(?:id|ids|arn|arns|name|tag|variable)`,
  `(?:that|which|for) (?:an? |the )?${W} (?:${W} ){0,2}?(?:can|may|could|to) (?:assume|use|read|pull)`,
  `(?<=\\b(?:role|policy|profile) )for (?:an? |the )?${NOUN}(?: (?:from|to|on|in) ${NOUN})?`,
  `(?:assumed|used|assumable|trusted) by (?:an? |the )?${NOUN}`,
  "in (?:the |our )?default vpc",
  `(?:cpu|memory|xx|errors?|latency|requests?|traffic|usage|utili[sz]ation|depth|age|metrics?|length|throttles) (?:${W} )?(?:of|on) ${OBJECT}`,
  `(?<!\\b(?:create|build|make|deploy|provision|set up|need|want|write|store) )(?:my|our) (?!(?:\\S+ )?(?:app|application|api|container|website|site|code|service|frontend|backend|spend|costs?|bill)\\b|own\\b)${NOUN}`,
].map((source) => new RegExp(`(?<=^|\\s)${source}`, "giu"));

export interface Marks {
  /** Of each token: whether it speaks of something given. */
  given: boolean[];
  /** Of each token: whether it speaks of something refused. */
  refused: boolean[];
}

export function marksOf(tokens: readonly Token[]): Marks {
  let line = "";
  const starts: number[] = [];
  for (const token of tokens) {
    line += isCut(token) ? " . " : isPause(token) ? " , " : " ";
    starts.push(line.length);
    line += token.said;
  }
  const given = tokens.map(() => false);
  for (const pattern of GIVEN)
    for (const {
      0: { length },
      index,
    } of line.matchAll(pattern)) {
      const first = starts.findIndex((start) => start >= index);
      for (let i = first; i >= 0 && (starts[i] as number) < index + length; i++) given[i] = true;
    }
  return { given, refused: refusedAmong(tokens) };
}

/** "No", "without" and the like reach as far as anywhere else; the "t" of "don't" is a word of its own here. */
function refusedAmong(tokens: readonly Token[]): boolean[] {
  const denial = new Denial(true);
  const marks = tokens.map(() => ({ denied: false }));
  for (const [i, token] of tokens.entries()) {
    if (isPause(token) || /^(?:and|but|with|that|which|while|plus)$/.test(token.said)) denial.break();
    const not = token.said === "t" && /^(?:don|doesn|isn|aren|shouldn|mustn|can)$/.test(tokens[i - 1]?.said ?? "");
    denial.next(not ? "not" : token.said, SMALL.has(token.said) ? undefined : marks[i]);
  }
  return marks.map(({ denied }) => denied);
}
