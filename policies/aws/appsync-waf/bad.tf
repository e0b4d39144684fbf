resource "aws_appsync_graphql_api" "left_out" {
  name                = "left_out"
  authentication_type = "AWS_IAM"
}
