/** The parts of a request, each with what it wants to happen. */
import { Reading } from "./reading.ts";

/** `keep`: what must not change. */
export type Kind = "remove" | "add" | "change" | "keep";

/** A part of a request, read like a whole one. */
export class Clause extends Reading {
  constructor(
    text: string,
    readonly kind: Kind,
    /** Where it begins in the request; before that, where it begins with words of another part. */
    readonly start = 0,
  ) {
    super(text);
  }
}

const VERBS =
  "add|allow|apply|attach|block|bump|change|close|configure|copy|create|cut|decrease|deny|delete|destroy|disable|double|drop|enable|encrypt|expose|extend|forbid|get rid of|give|grant|have|increase|install|keep|leave|let|limit|lock|log|lower|make|mount|move|name|notify|open|output|point|protect|put|raise|redirect|reduce|remove|rename|replace|require|restrict|run|scale|send|serve|set|shorten|shrink|split|store|switch|tag|take|turn|update|upgrade|use";
/** One of these words. */
export const VERB = new RegExp(`^(?:${VERBS})$`, "i");
/** Some other word before an article does something too: "and harden the database", "and back up the volume". */
const DOES =
  "(?!(?:also|then|all|both|each|every|for|of|in|on|to|from|with|by|at|as|so|if|when|where|that|which|not|only|what|whatever|whose|is|are|has|have|had|was|were|be|let|the|an?|its?|their|our|my|your|this|these|those)\\b)\\p{L}+(?: (?:up|off|out|down|on))? (?:the|an?|its|their|our|all|every|both|it|them)\\b";
const STARTS = new RegExp(
  `(?:,|;)?\\s+(?:and|then|but|also)\\s+(?:then |also )?(?=(?:${VERBS})\\b|${DOES})|[,;:]\\s+(?=(?:${VERBS})\\b)`,
  "giu",
);
const SENTENCE = /(?<=(?<!\b(?:i\.e|e\.g|etc|resp|approx))[.!?;])\s+|\n+/i;

const REMOVE =
  /\b(?:remove|delete|drop|destroy|get rid of|throw (?:out|away)|take (?:out|away|down)|tear down|decommission|(?:is|are) no longer (?:needed|used)|don'?t need)\b/i;
/** The words that say that something is to go. */
export const removalIn = (text: string): RegExpExecArray | null => REMOVE.exec(unquoted(text));
/** What stands in quotes asks for nothing: a type called "delete". */
const unquoted = (text: string): string => text.replace(/["“`][^"”`]*["”`]/g, (own) => " ".repeat(own.length));
/** "Deleted after 30 days", "protect it from deletion" and "must never be deleted" take nothing out of the program. */
const REMOVED_LATER =
  /\b(?:deleted|removed|dropped|delete|remove)\b[^.;]*\b(?:after|once|older|when|if|by accident|accidentally)\b|\b(?:from|against|prevent\w*|protect\w*)\b[^.;]*\b(?:delet|remov|destroy)|\b(?:would|never|not|cannot|can't)\s+(?:ever\s+)?(?:be\s+)?(?:delete|remove|destroy)/i;
const KEEP =
  /\b(?:stays?|remains?)(?: (?:at|on) \S+)?\W*$|\b(?:leave|keep)s?\b.*\b(?:as (?:it|they) (?:is|are)|unchanged|alone|untouched)\b|\b(?:stays?|remains?|kept)\b.*\b(?:as (?:it|they) (?:is|are)|the same|unchanged|untouched|there)\b|\b(?:have|has|must|should) to? ?(?:stay|remain)\b|^\W*nothing (?:else|more)\b|\b(?:don'?t|do not|must not|mustn'?t|should not|shouldn'?t|without) (?:be )?(?:touch|chang)|\bkeeps? \w+ing\b/i;
const ADD = /\b(?:add|create|another|additional|new|extra|introduce|set up)\b/i;

/** "Two things: …" says how many parts there are, not what they are about. */
const NUMERAL = /^(?:things|changes|two|three|four|five|following|todo)$/i;

/** "Tell me when …": what it waits for isn't what changes. */
const CONDITION =
  /^(.*\b(?:notify|alert|warn|tell|page|call|inform|trigger|invoke|run|start|email|mail)\b.*?)\b(?:when(?:ever)?|if|once|as soon as)\b/is;

/** A sentence that says how things are: "the workers are too slow", "we use another one now". What it is about is still "it" in the next. */
const STATES =
  /^\W*(?:because|since|otherwise)\b|^\W*(?:(?:we|i|they|it|there|this|that)\b|(?:the|our|my|its|these|those)\b.*\b(?:is|are|was|were|has|have|had|does|do|isn't|aren't|doesn't|don't)\b)/i;
const WANTS =
  /\b(?:must|should|shall|can|may|might|could|would|ought|wants?|needs?(?! (?:it|them|this|that|these|those)\b)|ha(?:s|ve) to|(?:is|are) to|let|like|longer|only|nobody|never|please)\b/i;

/** Whether a part says something about the world and wants nothing. */
export const isRemark = (text: string): boolean => STATES.test(text) && !WANTS.test(text);

const ASKS = /^\W*(?:is|are|was|were|does|did|why|who|whose|which|where|(?:what|how)(?! about))\b[^.!]*\?\W*$/i;

/** "So finance stops asking": what it is good for. */
export const isPurpose = (text: string): boolean => /^\W*so\b/i.test(text);

/** "Everything but the jobs queue" names what is to stay. */
export const ALL_BUT = /\b(?:everything|all|anything|every\w*)\b.*?\b(?:but|except|apart from|other than|besides)\b/i;

/** Whether a part asks how things are: "is the bucket encrypted?" wants nothing changed. */
export const isQuestion = (text: string): boolean => ASKS.test(text);

/** Whether a part wants something beside what is there. */
export const isMore = ({ kind, text }: Clause): boolean =>
  kind === "add" || /\b(?:too|also|as well|additionally)\b/i.test(text);

/** What a part of a request wants changed, without the condition that it speaks of. */
export function withoutCondition(clause: Clause): Clause {
  const text = CONDITION.exec(clause.text)?.[1]?.trim();
  return text === undefined ? clause : new Clause(text, clause.kind, clause.start);
}

/** What stands behind the last comma and says what is to stay is a part of its own: "scale it to 5, the database stays". */
function keptApart(text: string): string[] {
  const [, head, tail] = /^(.*\S)\s*[,;]\s+((?:(?:and|but)\s+)?[^,;]*)$/s.exec(text) ?? [];
  return head !== undefined && tail !== undefined && KEEP.test(tail) && !KEEP.test(head) ? [head, tail] : [text];
}

/** "aws_sqs_queue.jobs: delete it": what stands before a colon and does nothing itself is what the part behind it is about. */
function partsOf(sentence: string): string[] {
  const head = /^[^:]*:(?=\s)/.exec(sentence)?.[0] ?? "";
  const isHead = head !== "" && !head.split(/[\s:,;]+/).some((word) => VERB.test(word) || NUMERAL.test(word));
  if (!isHead) return sentence.split(STARTS);
  const [first = "", ...rest] = sentence.slice(head.length).split(STARTS);
  return [`${head}${first}`, ...rest];
}

/** Its sentences and lines that have a word in them. */
export const sentencesOf = (request: string): string[] => request.split(SENTENCE).filter((text) => /\p{L}/u.test(text));

export function clausesOf(request: string): Clause[] {
  let from = 0;
  return sentencesOf(request)
    .flatMap(partsOf)
    .flatMap(keptApart)
    .map((text) => text.trim())
    .filter((text) => /\p{L}/u.test(text))
    .map((text) => {
      const start = Math.max(0, request.indexOf(text, from));
      from = start + text.length;
      return new Clause(text, kindOf(text), start);
    });
}

function kindOf(text: string): Kind {
  if (KEEP.test(text)) return "keep";
  if (removalIn(text) && !REMOVED_LATER.test(text)) return "remove";
  return ADD.test(text) ? "add" : "change";
}

/** The part of a request, between commas and conjunctions, that says "variable": what it names comes from outside. */
export const variableClauses = (request: string): string[] =>
  request.split(/[,;]|\.\s|\b(?:and|with|that|which|whose)\b/i).filter((clause) => /\bvariables?\b/i.test(clause));
