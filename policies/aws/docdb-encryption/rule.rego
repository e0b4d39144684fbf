# METADATA
# title: DocumentDB clusters are encrypted
# description: |
#   The setting covers data, indexes, logs and snapshots, and can't be changed later without copying the cluster.
# related_resources:
#   - ref: https://docs.aws.amazon.com/documentdb/latest/developerguide/encryption-at-rest.html
# custom:
#   severity: high
#   remediation: |
#     Set storage_encrypted = true.
#   equivalents:
#     checkov: [CKV_AWS_74]
#     trivy: [AWS-0021]
package terraformer.aws.docdb_encryption

import data.terraformer.lib.expect

results := expect.results([{
	"type": "aws_docdb_cluster",
	"path": ["storage_encrypted"],
	"in": [true],
	"message": "The cluster isn't encrypted.",
}])
