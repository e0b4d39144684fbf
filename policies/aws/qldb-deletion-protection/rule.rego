# METADATA
# title: Ledgers are protected against deletion
# description: |
#   A ledger is kept because its history can't be changed. With protection off, one call deletes it as a whole.
# related_resources:
#   - ref: https://docs.aws.amazon.com/qldb/latest/developerguide/ledger-management.basics.html
# custom:
#   severity: medium
#   remediation: |
#     Leave deletion_protection out or set it to true.
#   equivalents:
#     checkov: [CKV_AWS_172]
#     trivy: []
package terraformer.aws.qldb_deletion_protection

import data.terraformer.lib.expect

results := expect.results([{
	"type": "aws_qldb_ledger",
	"path": ["deletion_protection"],
	"not_in": [false],
	"message": "The ledger can be deleted in one step.",
}])
