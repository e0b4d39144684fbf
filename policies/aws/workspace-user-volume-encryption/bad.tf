resource "aws_workspaces_workspace" "a" {
  bundle_id    = "wsb-0123456789"
  directory_id = "d-0123456789"
  user_name    = "a"
}

resource "aws_workspaces_workspace" "b" {
  bundle_id                      = "wsb-0123456789"
  directory_id                   = "d-0123456789"
  user_name                      = "a"
  user_volume_encryption_enabled = false
}
