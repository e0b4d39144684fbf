resource "aws_ssm_document" "a" {
  name          = "a"
  document_type = "Command"
  content       = "{}"
}

resource "aws_ssm_document" "b" {
  name          = "a"
  document_type = "Command"
  content       = "{}"
  permissions = {
    type        = "Share"
    account_ids = "123456789012"
  }
}
