resource "aws_appsync_graphql_api" "own" {
  name                = "own"
  authentication_type = "AWS_IAM"
}

resource "aws_wafv2_web_acl_association" "own" {
  resource_arn = aws_appsync_graphql_api.own.arn
  web_acl_arn  = "arn:aws:wafv2:eu-central-1:111122223333:regional/webacl/shop/1"
}
