/** What nobody said of a program is told, can be given otherwise, and each of its values has an author. No model is asked. */
import { afterAll, describe, expect, it } from "vitest";
import { withValue } from "../../src/core/plain-values.ts";
import { EXAMPLES } from "../../src/features/prompt/examples.ts";
import { runLoop } from "../../src/loop/loop.ts";
import { standInParts } from "./stand-in.ts";

const QUEUE = "An SQS queue with a dead letter queue after five attempts, kept for 3 days";
/** What a request says, as its program has it. */
const SAID: Record<string, RegExp[]> = {
  "A private S3 bucket with versioning and encryption": [/"Enabled"/, /sse_algorithm/, /block_public_acls +.*true/],
  "A private bucket for the access logs of load balancers, deleted after 90 days": [
    /days *= 90/,
    /public_access_block/,
  ],
  "A DynamoDB table orders with the hash key order_id, on demand, with point-in-time recovery": [
    /"orders"/,
    /hash_key +.*"order_id"/,
    /PAY_PER_REQUEST/,
    /point_in_time_recovery/,
  ],
  "A Lambda function in Python 3.12 with a role and a log group that keeps logs for 14 days": [
    /python3\.12/,
    /aws_iam_role/,
    /retention_in_days *= 14/,
  ],
  "An SQS queue with a dead letter queue after five attempts": [/maxReceiveCount *= 5/, /deadLetterTargetArn/],
  "A static website on S3 behind CloudFront": [/aws_cloudfront_distribution/, /aws_s3_bucket"/],
  "An ECR repository with image scanning and immutable tags": [/scan_on_push *= true/, /"IMMUTABLE"/],
  "A VPC 10.20.0.0/16 with two public and two private subnets and a NAT gateway": [
    /10\.20\.0\.0\/16/,
    /"public" \{\s+count += 2/,
    /"private" \{\s+count += 2/,
    /aws_nat_gateway/,
  ],
  "A KMS key with rotation": [/enable_key_rotation *= true/],
  "A PostgreSQL database on RDS, encrypted, that keeps backups for 14 days": [
    /"postgres"/,
    /storage_encrypted +.*true/,
    /backup_retention_period *= 14/,
  ],
  "A Google Cloud Storage bucket in europe-west1 with versioning": [
    /"europe-west1"/i,
    /versioning \{\s+enabled *= true/,
  ],
  "A GKE cluster in europe-west1 with three nodes": [/google_container_cluster/, /europe-west1/, /node_count *= 3/],
  "An Azure storage account in westeurope in a resource group of its own": [
    /azurerm_storage_account/,
    /"westeurope"/,
    /azurerm_resource_group/,
  ],
  "A Kubernetes deployment with three replicas and a service on port 80": [
    /replicas *= 3/,
    /kubernetes_service/,
    /port *= 80/,
  ],
};

describe("requests", async () => {
  const parts = await standInParts();
  afterAll(() => parts.verifier.dispose());
  const run = (prompt: string, given = {}) => runLoop(parts, { prompt, seed: 0, given });

  it.each(EXAMPLES.flatMap(({ requests }) => requests))("%s", async (prompt) => {
    const { result, program, tokens } = await run(prompt);
    expect([result, tokens]).toEqual(["verified", 0]);
    const said = SAID[prompt] ?? [];
    expect(said.length).toBeGreaterThan(0);
    for (const form of said) expect(program).toMatch(form);
  });

  it("tell what was assumed, and are made anew with what is given for it", async () => {
    const first = await run(QUEUE);
    const visible = first.assumed?.find(({ name }) => name === "visible");
    expect(visible).toMatchObject({ value: "30" });
    expect(first.program).toContain("visibility_timeout_seconds = 30");
    const { scenario = "", name = "" } = visible ?? {};
    const second = await run(QUEUE, { [scenario]: { [name]: "95" } });
    expect(second.result).toBe("verified");
    expect(second.program).toMatch(/visibility_timeout_seconds = 95/);
    expect(second.program.replace(" = 95", " = 30")).toBe(first.program);
    expect(second.assumed?.find((one) => one.name === name)).toMatchObject({ value: "95", given: true });
    const hostile = await run(QUEUE, { [scenario]: { [name]: '1" } resource "x" "y" {' } });
    expect(hostile.program).toBe(first.program);
  });

  it("know of each value who chose it, and what else fits", async () => {
    const { values = [], program } = await run(
      "A private bucket for the access logs of load balancers, deleted after 90 days",
    );
    const of = (path: string) => values.find((value) => value.path === path);
    expect(of("rule.expiration.days")).toMatchObject({ text: "90", who: "request" });
    expect(of("bucket")).toMatchObject({ who: "usual", assumed: true });
    const algorithm = of("rule.apply_server_side_encryption_by_default.sse_algorithm");
    expect(algorithm).toMatchObject({ text: "AES256", who: "usual" });
    expect(algorithm?.others).toContain("aws:kms");
    const other = algorithm && withValue(program, algorithm, "aws:kms");
    expect(other).toContain('sse_algorithm = "aws:kms"');
    expect(algorithm && withValue(program, algorithm, 'x"\n}')).toBeUndefined();
  });
});
