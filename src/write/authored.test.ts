import { describe, expect, it } from "vitest";
import { merged } from "./authored.ts";

const VPC = 'resource "aws_vpc" "main" {\n  cidr_block = "10.0.0.0/16" # ours\n}';
const SUBNET = 'resource "aws_subnet" "a" {\n  vpc_id = aws_vpc.main.id\n}';
const PROGRAM = `# The network.\n${VPC}\n\n${SUBNET}\n\nlocals {\n  a = 1\n}`;

describe("blocks of an answer", () => {
  it("take the place of those with their addresses, and leave all else as it is", () => {
    const changed = SUBNET.replace("}", '  cidr_block = "10.0.1.0/24"\n}');
    expect(merged(PROGRAM, `Here it is:\n\`\`\`hcl\n${changed}\n\`\`\`\nThat's all.`)).toBe(
      PROGRAM.replace(SUBNET, changed),
    );
    expect(merged(PROGRAM, "locals {\n  b = 2\n}")).toBe(PROGRAM.replace("a = 1", "b = 2"));
  });

  it("come at the end where there was none, a data source beside a resource of its name", () => {
    const data = 'data "aws_vpc" "main" {\n  default = true\n}';
    const output = 'output "id" {\n  value = aws_vpc.main.id\n}';
    expect(merged(PROGRAM, `${data}\n\n${output}`)).toBe(`${PROGRAM}\n\n${data}\n\n${output}`);
  });

  it("go where the answer says so", () => {
    expect(merged(PROGRAM, "# remove aws_subnet.a\n")).toBe(PROGRAM.replace(`${SUBNET}\n\n`, ""));
    expect(merged(PROGRAM, "# remove aws_subnet.b\n# remove everything else")).toBe(PROGRAM);
  });

  it("are none where a model only talks", () => {
    expect(merged(PROGRAM, "I can't change that.")).toBe(PROGRAM);
    expect(merged("", VPC)).toBe(VPC);
  });
});
