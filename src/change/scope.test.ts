import { expect, it } from "vitest";
import { scopedTo } from "./scope.ts";

it.each([
  ["delete it", "delete aws_s3_bucket.b"],
  ["encrypt this block", "encrypt aws_s3_bucket.b"],
  ["Turn on versioning.", "Turn on versioning for aws_s3_bucket.b"],
  ["add a tag Team = web", "add a tag Team = web to aws_s3_bucket.b"],
  ["turn on versioning; encrypt it", "turn on versioning for aws_s3_bucket.b. encrypt aws_s3_bucket.b"],
  ["use the key aws_kms_key.k for it", "use the key aws_kms_key.k for it"],
  ["set the size to 1.5", "set the size to 1.5 for aws_s3_bucket.b"],
])("%s", (text, meant) => expect(scopedTo("aws_s3_bucket.b", text)).toBe(meant));
