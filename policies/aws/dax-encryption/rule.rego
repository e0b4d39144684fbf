# METADATA
# title: DAX clusters are encrypted
# description: |
#   The cache holds the items of the table on disks of its own. Encryption can be chosen at creation only.
# related_resources:
#   - ref: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/DAXEncryptionAtRest.html
# custom:
#   severity: high
#   remediation: |
#     Add a server_side_encryption block with enabled = true.
#   equivalents:
#     checkov: [CKV_AWS_47]
#     trivy: []
package terraformer.aws.dax_encryption

import data.terraformer.lib.expect

results := expect.results([{
	"type": "aws_dax_cluster",
	"path": ["server_side_encryption", "enabled"],
	"in": [true],
	"message": "The cache isn't encrypted.",
}])
