resource "aws_ses_configuration_set" "a" {
  name = "a"
  delivery_options {
    tls_policy = "Require"
  }
}
