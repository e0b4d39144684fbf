resource "aws_lambda_layer_version_permission" "all" {
  layer_name     = "shop"
  version_number = 1
  statement_id   = "share"
  action         = "lambda:GetLayerVersion"
  principal      = "*"
}
