resource "aws_cognito_identity_pool" "a" {
  identity_pool_name               = "a"
  allow_unauthenticated_identities = true
}
