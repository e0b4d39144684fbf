locals {
  delays = {
    mail    = 5
    billing = 60
  }
}

resource "aws_sqs_queue" "jobs" {
  for_each = local.delays

  name          = each.key
  delay_seconds = each.value
}
