/**
 * What the constraint costs a token: the 64 candidates that may be asked about, and what is forced.
 *   npx tsx scripts/bench/accept.ts
 * Every resource type of aws is in the scope, and a block of each of the twelve types is declared. Goal: 2 ms a token.
 */
import { acceptorOf, type State } from "../../src/decode/accept/index.ts";
import { acceptProgram } from "../../src/decode/accept/program.ts";
import { declaredIn } from "../../src/decode/declared.ts";
import { seededRandom } from "../../src/decode/sampling.ts";
import { blockOf, header, provider } from "../../test/accept/scopes.ts";
import { shortest, walkBlock } from "../../test/accept/walk.ts";

const TYPES =
  `aws_vpc aws_subnet aws_instance aws_security_group aws_s3_bucket aws_iam_role aws_lambda_function aws_lb aws_ecs_service
aws_db_instance aws_cloudfront_distribution aws_wafv2_web_acl`.split(/\s+/);

const from = provider("aws", "aws-6");
const started = performance.now();
const blocks = new Map(
  from.types.map((type) => [type, blockOf(from, type) as NonNullable<ReturnType<typeof blockOf>>]),
);
const bare = { blocks, declared: new Map(), values: from.values };
const program = TYPES.map((type) => shortest(bare, `${header(type, "main")}\n`)).join("\n\n");
const scope = { ...bare, declared: declaredIn(program, (type) => blocks.get(type)) };
console.log(
  `${from.types.length} types read and ${scope.declared.size} declared: ${(performance.now() - started).toFixed(0)} ms`,
);

const random = seededRandom(3);
const texts = TYPES.flatMap((type) =>
  Array.from({ length: 4 }, () => walkBlock(scope, `${header(type, "x")}\n`, random) ?? ""),
);
/** As a tokenizer would cut them, roughly: words with the space before them, signs, single digits. */
const tokensOf = (text: string) => text.match(/\n+ *| ?[A-Za-z]{1,8}|\d|[^\sA-Za-z\d]{1,2}| /g) ?? [];
const candidates = [...new Set(texts.flatMap(tokensOf))].slice(0, 4000);

function measure(name: string, start: State): void {
  const perToken: number[] = [];
  const perNext: number[] = [];
  for (const text of texts) {
    let state: State | undefined = start;
    for (const token of tokensOf(text)) {
      if (!state) break;
      const own: State = state;
      const begun = performance.now();
      for (let i = 0; i < 64; i++) own.next(candidates[Math.floor(random() * candidates.length)] as string);
      own.forced();
      perToken.push(performance.now() - begun);
      const before = performance.now();
      state = own.next(token);
      perNext.push(performance.now() - before);
    }
  }
  const at = (all: number[], share: number) =>
    (all.sort((a, b) => a - b)[Math.floor(all.length * share)] as number) * 1000;
  const row = (all: number[]) =>
    `median ${at(all, 0.5).toFixed(1)} µs, 99 % ${at(all, 0.99).toFixed(1)} µs, most ${at(all, 0.9999).toFixed(0)} µs`;
  console.log(`${name}, ${perToken.length} tokens`);
  console.log(`  next() of the token taken: ${row(perNext)}`);
  console.log(`  64 candidates and what is forced: ${row(perToken)}`);
}

measure("canonical, cold", acceptProgram(scope, "canonical"));
measure("canonical, warm", acceptProgram(scope, "canonical"));
measure("free, warm", acceptProgram(scope, "free"));
const header0 = `${header("aws_instance", "x")}\n`;
const begun = performance.now();
for (let i = 0; i < 100; i++) acceptorOf({ kind: "block", scope, start: header0 });
console.log(`an acceptor for a block: ${(((performance.now() - begun) / 100) * 1000).toFixed(0)} µs`);
