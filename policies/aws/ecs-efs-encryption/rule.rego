# METADATA
# title: ECS tasks mount EFS volumes over TLS
# description: |
#   Files cross the network of the VPC as they are unless the mount asks for encryption.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/efs-volumes.html
# custom:
#   severity: medium
#   remediation: |
#     Set transit_encryption = "ENABLED" in efs_volume_configuration.
#   equivalents:
#     checkov: [CKV_AWS_97]
#     trivy: [AWS-0035]
package terraformer.aws.ecs_efs_encryption

import data.terraformer.lib.expect

results := expect.results([{
	"type": "aws_ecs_task_definition", "each": ["volume"],
	"path": ["efs_volume_configuration", "transit_encryption"], "in": ["ENABLED"],
	"or": [{"path": ["efs_volume_configuration"], "given": false}],
	"message": "An EFS volume is mounted without encryption.",
}])
