/** The grammars are read by xgrammar itself, the library behind web-llm and vLLM. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { Grammar, Testings } from "../../test/xgrammar.ts";
import { type Block, ProviderSchema } from "../core/schema.ts";
import { type BlockStart, blockGrammar } from "./grammar.ts";

const aws = ProviderSchema.parse(readFileSync("public/schemas/aws-6.jsonl", "utf8"));
const block = (type: string): Block => aws.block("resource", type) as Block;

async function accepts(type: string, text: string, start: BlockStart = "body"): Promise<boolean> {
  const grammar = await Grammar.fromEBNF(blockGrammar(block(type), start));
  const yes = await Testings.isGrammarAcceptString(grammar, text);
  grammar.dispose();
  return yes;
}

describe("the grammar of a block", () => {
  it("goes from the name, or from the body", async () => {
    const body = '  name = "orders"\n}';
    expect(await accepts("aws_sqs_queue", `main" {\n${body}`, "name")).toBe(true);
    expect(await accepts("aws_sqs_queue", body, "name")).toBe(false);
    expect(await accepts("aws_sqs_queue", body)).toBe(true);
    expect(await accepts("aws_sqs_queue", "}")).toBe(true);
  });

  it.each([
    ["aws_sqs_queue", "  delay_seconds = 90\n  fifo_queue    = false\n"],
    ["aws_sqs_queue", '  name = "${var.prefix}-jobs"\n  policy = data.aws_iam_policy_document.q.json\n'],
    [
      "aws_sqs_queue",
      "  redrive_policy = jsonencode({\n    deadLetterTargetArn = aws_sqs_queue.dead.arn\n    maxReceiveCount = 4\n  })\n",
    ],
    [
      "aws_sqs_queue",
      '  count = 2\n  tags = {\n    Name = "a", "b c" = "d"\n  }\n  depends_on = [aws_sqs_queue.a, aws_vpc.b]\n',
    ],
    [
      "aws_instance",
      '  ami = "a"\n\n  root_block_device {\n    volume_size = 20\n    encrypted   = true\n  }\n  lifecycle {\n    create_before_destroy = true\n    ignore_changes = [tags]\n  }\n',
    ],
    [
      "aws_security_group",
      '  ingress {\n    from_port = 22\n    cidr_blocks = ["10.0.0.0/8", aws_vpc.main.cidr_block]\n  }\n',
    ],
    [
      "aws_subnet",
      "  cidr_block = cidrsubnet(aws_vpc.main.cidr_block, 8, count.index)\n  vpc_id = aws_vpc.main[0].id\n",
    ],
  ])("accepts %s: %j", async (type, body) => {
    expect(await accepts(type, `${body}}`)).toBe(true);
  });

  it.each([
    ["an argument that the type hasn't", "aws_sqs_queue", '  colour = "red"\n'],
    ["one that can't be set", "aws_sqs_queue", '  arn = "a"\n'],
    ["a nested block that the type hasn't", "aws_sqs_queue", "  timeouts_of {\n  }\n"],
    ["an argument of another block", "aws_instance", "  volume_size = 20\n"],
    ["a text for a number", "aws_sqs_queue", '  delay_seconds = "soon"\n'],
    ["a number for a bool", "aws_sqs_queue", "  fifo_queue = 1\n"],
    ["a text for a list", "aws_security_group", '  ingress {\n    cidr_blocks = "10.0.0.0/8"\n  }\n'],
    ["a function that doesn't exist", "aws_sqs_queue", '  name = shout("a")\n'],
    ["an open text", "aws_sqs_queue", '  name = "a\n'],
    ["a second block", "aws_sqs_queue", '}\nresource "aws_vpc" "b" {\n'],
  ])("refuses %s", async (_, type, body) => {
    expect(await accepts(type, `${body}}`)).toBe(false);
  });

  it("accepts what people write: the resources of our policies' good programs", async () => {
    let seen = 0;
    const refused: string[] = [];
    const folders = readdirSync("policies/aws", { withFileTypes: true }).filter((entry) => entry.isDirectory());
    for (const { name } of folders) {
      const text = readFileSync(join("policies/aws", name, "good.tf"), "utf8");
      for (const [whole, type = "", body = ""] of text.matchAll(/^resource "(aws_\w+)" "\w+" \{\n([\s\S]*?^\})/gm)) {
        if (/<<-?\w|\?|\bfor\b|dynamic "|#|provisioner/.test(whole)) continue; // said not to be in it
        seen++;
        if (!(await accepts(type, body))) refused.push(whole);
      }
    }
    expect(seen).toBeGreaterThan(10);
    expect(refused).toEqual([]);
  });

  it.each(["aws_wafv2_web_acl", "aws_quicksight_dashboard", "aws_lb_listener_rule", "aws_cloudfront_distribution"])(
    "is of a sensible size for %s",
    async (type) => {
      const text = blockGrammar(block(type), "name");
      expect(text.length).toBeLessThan(400_000);
      (await Grammar.fromEBNF(text)).dispose();
    },
  );
});
