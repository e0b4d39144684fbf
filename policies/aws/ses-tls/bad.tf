resource "aws_ses_configuration_set" "a" {
  name = "a"
}

resource "aws_ses_configuration_set" "b" {
  name = "a"
  delivery_options {
    tls_policy = "Optional"
  }
}
