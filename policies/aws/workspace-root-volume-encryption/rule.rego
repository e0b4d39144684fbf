# METADATA
# title: Root volumes of WorkSpaces are encrypted
# description: |
#   Disks of desktops hold what people work on.
# related_resources:
#   - ref: https://docs.aws.amazon.com/workspaces/latest/adminguide/encrypt-workspaces.html
# custom:
#   severity: high
#   remediation: |
#     Set root_volume_encryption_enabled = true and volume_encryption_key.
#   equivalents:
#     checkov: [CKV_AWS_156]
#     trivy: [AWS-0109]
package terraformer.aws.workspace_root_volume_encryption

import data.terraformer.lib.expect

results := expect.results([{
	"type": "aws_workspaces_workspace", "path": ["root_volume_encryption_enabled"], "in": [true],
	"message": "The volume isn't encrypted.",
}])
