# METADATA
# title: Redshift clusters keep automatic snapshots
# description: |
#   Without snapshots a wrong statement or a failed cluster takes the data with it. A day of them is the default.
# related_resources:
#   - ref: https://docs.aws.amazon.com/redshift/latest/mgmt/working-with-snapshots.html
# custom:
#   severity: medium
#   remediation: |
#     Leave automated_snapshot_retention_period out or set it to 1 or more.
#   equivalents:
#     checkov: [CKV_AWS_343]
#     trivy: []
package terraformer.aws.redshift_snapshots

import data.terraformer.lib.expect

results := expect.results([{
	"type": "aws_redshift_cluster",
	"path": ["automated_snapshot_retention_period"],
	"not_in": [0],
	"remedy": {"set": 7},
	"message": "Automatic snapshots are off.",
}])
