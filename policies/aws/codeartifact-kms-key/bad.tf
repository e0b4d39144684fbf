resource "aws_codeartifact_domain" "a" {
  domain = "a"
}

resource "aws_codeartifact_domain" "b" {
  domain         = "a"
  encryption_key = "arn:aws:kms:eu-central-1:123456789012:alias/aws/a"
}
