resource "aws_lambda_layer_version_permission" "account" {
  layer_name     = "shop"
  version_number = 1
  statement_id   = "share"
  action         = "lambda:GetLayerVersion"
  principal      = "111122223333"
}

resource "aws_lambda_layer_version_permission" "ours" {
  layer_name      = "shop"
  version_number  = 1
  statement_id    = "share"
  action          = "lambda:GetLayerVersion"
  principal       = "*"
  organization_id = "o-1234567890"
}
