resource "aws_api_gateway_stage" "own" {
  rest_api_id   = "a1b2c3"
  deployment_id = "d4e5f6"
  stage_name    = "own"
}

resource "aws_wafv2_web_acl_association" "own" {
  resource_arn = aws_api_gateway_stage.own.arn
  web_acl_arn  = "arn:aws:wafv2:eu-central-1:111122223333:regional/webacl/shop/1"
}

resource "aws_api_gateway_stage" "older" {
  rest_api_id   = "a1b2c3"
  deployment_id = "d4e5f6"
  stage_name    = "older"
}

resource "aws_wafregional_web_acl_association" "older" {
  resource_arn = aws_api_gateway_stage.older.arn
  web_acl_id   = "1234"
}
