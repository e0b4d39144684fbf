resource "aws_ssm_document" "a" {
  name          = "a"
  document_type = "Command"
  content       = "{}"
  permissions = {
    type        = "Share"
    account_ids = "All"
  }
}
