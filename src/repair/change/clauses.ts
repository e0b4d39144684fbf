/** The parts of a request, each with what it wants to happen. */
import { type Token, tokensOf } from "../../prompt/tokens.ts";

/** `keep`: what must not change. */
export type Kind = "remove" | "add" | "change" | "keep";

export interface Clause {
  text: string;
  tokens: readonly Token[];
  kind: Kind;
}

const VERBS =
  "add|allow|apply|attach|block|bump|change|close|configure|copy|create|cut|decrease|deny|delete|destroy|disable|double|drop|enable|encrypt|expose|extend|forbid|get rid of|give|grant|have|increase|install|keep|leave|let|limit|lock|log|lower|make|mount|move|name|notify|open|output|point|protect|put|raise|redirect|reduce|remove|rename|replace|require|restrict|run|scale|send|serve|set|shorten|shrink|split|store|switch|tag|take|turn|update|upgrade|use";
const STARTS = new RegExp(
  `(?:,|;)?\\s+(?:and|then|but|also)\\s+(?:then |also )?(?=(?:${VERBS})\\b)|[,;:]\\s+(?=(?:${VERBS})\\b)`,
  "gi",
);
const SENTENCE = /(?<=(?<!\b(?:i\.e|e\.g|etc|resp|approx))[.!?;])\s+|\n+/i;

const REMOVE =
  /\b(?:remove|delete|drop|destroy|get rid of|throw (?:out|away)|take (?:out|away|down)|tear down|decommission|(?:is|are) no longer (?:needed|used)|don'?t need)\b/i;
/** "Deleted after 30 days" and "protect it from deletion" take nothing out of the program. */
const REMOVED_LATER =
  /\b(?:deleted|removed|dropped|delete|remove)\b[^.;]*\b(?:after|once|older|when|if|by accident|accidentally)\b|\b(?:from|against|prevent\w*|protect\w*)\b[^.;]*\b(?:delet|remov|destroy)/i;
const KEEP =
  /\b(?:leave|keep)s?\b.*\b(?:as (?:it|they) (?:is|are)|unchanged|alone|untouched)\b|\b(?:stays?|remains?|kept)\b.*\b(?:as (?:it|they) (?:is|are)|the same|unchanged|untouched|there)\b|\b(?:have|has|must|should) to? ?(?:stay|remain)\b|^\W*nothing (?:else|more)\b|\b(?:don'?t|do not|must not|without) (?:touch|chang)|\bkeeps? \w+ing\b/i;
const ADD = /\b(?:add|create|another|additional|new|extra|introduce|set up)\b/i;

/** "Tell me when …": what it waits for isn't what changes. */
const CONDITION =
  /^(.*\b(?:notify|alert|warn|tell|page|call|inform|trigger|invoke|run|start|email|mail)\b.*?)\b(?:when(?:ever)?|if|once|as soon as)\b/is;

/** What a part of a request wants changed, without the condition that it speaks of. */
export function withoutCondition(clause: Clause): Clause {
  const text = CONDITION.exec(clause.text)?.[1]?.trim();
  return text === undefined ? clause : { ...clause, text, tokens: tokensOf(text) };
}

export function clausesOf(request: string): Clause[] {
  return request
    .split(SENTENCE)
    .flatMap((sentence) => sentence.split(STARTS))
    .map((text) => text.trim())
    .filter((text) => /\p{L}/u.test(text))
    .map((text) => ({ text, tokens: tokensOf(text), kind: kindOf(text) }));
}

function kindOf(text: string): Kind {
  if (KEEP.test(text)) return "keep";
  if (REMOVE.test(text) && !REMOVED_LATER.test(text)) return "remove";
  return ADD.test(text) ? "add" : "change";
}
