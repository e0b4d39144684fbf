# METADATA
# title: Replication instances get minor upgrades
# description: |
#   Minor versions bring the fixes of security holes, and are installed in the maintenance window.
# related_resources:
#   - ref: https://docs.aws.amazon.com/dms/latest/userguide/CHAP_ReplicationInstance.html
# custom:
#   severity: low
#   remediation: |
#     Set auto_minor_version_upgrade = true.
#   equivalents:
#     checkov: [CKV_AWS_222]
#     trivy: []
package terraformer.aws.dms_minor_upgrades

import data.terraformer.lib.expect

results := expect.results([{
	"type": "aws_dms_replication_instance",
	"path": ["auto_minor_version_upgrade"],
	"in": [true],
	"message": "Minor upgrades aren't on.",
}])
