resource "aws_sqs_queue" "managed" {
  name                    = "jobs"
  sqs_managed_sse_enabled = true
}

resource "aws_sqs_queue" "own_key" {
  name              = "jobs"
  kms_master_key_id = "alias/jobs"
}
