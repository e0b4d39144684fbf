import { stem } from "./words.ts";

/** A word of a request, in its one form, with where it stands. */
export interface Token {
  word: string;
  /** As it was written, in lower case. */
  said: string;
  /** What is between it and the word before: signs and numbers. */
  before: string;
  start: number;
  end: number;
}

/** What exists elsewhere, by its id, ARN or a variable; in place of such a literal. */
export const ID = "#id";
/** Words in place of literals: an address of e-mail, a class of EC2 machines, an arrow. */
const STANDINS: Readonly<Record<string, string>> = {
  id: ID,
  mail: "mailaddress",
  machine: "machineclass",
  arrow: "feeds",
};

/** Literals whose letters are no words, first; then what is one word though it is written in two; then words. */
const PARTS =
  /(?<other>\b(?:db|cache|kafka|ml|dax|mq)\.[a-z0-9]+\.\w+|https?:\/\/\S+|\b(?:s3|sqs|sns|dynamodb|ec2|ecr|ecs|kms|lambda|logs|iam|sts|ssm|secretsmanager|cloudwatch|events|kinesis|rds|eks|es|states|cloudfront|route53)[a-z0-9-]*:[a-z*][a-z*]+)|(?<arrow>->|=>|→)|(?<machine>\b[a-z]\d[a-z]{0,3}\.(?:nano|micro|small|medium|large|\d*xlarge|metal)\b)|(?<mail>[\w.+-]+@[\w-]+\.[\w.-]+)|(?<id>#id\b|\balias\/aws\/\w+|\barn:[\w:*/.-]+|\b(?:vpc|subnet|rtb|sg|i|igw|nat|eni|vol|ami|eipalloc|acl|pl|tgw|lt|fs|pcx|vpce)-(?=[a-f]*\d)[0-9a-f]{6,}\b|\bZ[A-Z0-9]{9,}\b|\bvar\.\w+|\bdata\.\w+\.\w+|\/subscriptions\/\S+|\bprojects\/\S+)|(?<word>\broute 53\b|\p{L}[\p{L}\p{M}\p{N}]*)/giu;

/** Words of the text in order. What is longer than any request is left unread. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let last = 0;
  for (const { 0: match, index, groups } of text.slice(0, READ_AT_MOST).matchAll(PARTS)) {
    const end = index + match.length;
    if (groups?.other !== undefined) continue;
    const kind = Object.keys(STANDINS).find((name) => groups?.[name] !== undefined);
    const said = kind === undefined ? match.toLowerCase().replace(" ", "") : (STANDINS[kind] as string);
    tokens.push({ word: stem(said), said, before: text.slice(last, index), start: index, end });
    last = end;
  }
  return tokens;
}

export const READ_AT_MOST = 3_000;

/** Whether a sentence or a part of it ends before the token: nothing reaches across. */
export const isCut = ({ before }: Token): boolean => /[.;:!?\n](?:\s|$)|\n/.test(before);
/** As ` word word word `, so that whole phrases can be looked for with `includes`. */
export const lineOf = (tokens: readonly Token[]): string => ` ${tokens.map(({ word }) => word).join(" ")} `;

/** Whether words stand at a token, side by side. */
export const stands = (tokens: readonly Token[], from: number, words: readonly string[]): boolean =>
  words.every((word, k) => tokens[from + k]?.word === word && (k === 0 || !isCut(tokens[from + k] as Token)));
/** As `isCut`, or a comma or bracket. */
export const isPause = (token: Token): boolean => isCut(token) || /[,()–—]/.test(token.before);
