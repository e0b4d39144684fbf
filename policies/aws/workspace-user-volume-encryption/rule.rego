# METADATA
# title: User volumes of WorkSpaces are encrypted
# description: |
#   Disks of desktops hold what people work on.
# related_resources:
#   - ref: https://docs.aws.amazon.com/workspaces/latest/adminguide/encrypt-workspaces.html
# custom:
#   severity: high
#   remediation: |
#     Set user_volume_encryption_enabled = true and volume_encryption_key.
#   equivalents:
#     checkov: [CKV_AWS_155]
#     trivy: []
package terraformer.aws.workspace_user_volume_encryption

import data.terraformer.lib.expect

results := expect.results([{
	"type": "aws_workspaces_workspace", "path": ["user_volume_encryption_enabled"], "in": [true],
	"message": "The volume isn't encrypted.",
}])
