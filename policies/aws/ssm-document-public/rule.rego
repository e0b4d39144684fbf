# METADATA
# title: SSM documents aren't public
# description: |
#   What a public document does and names is there for everybody to read.
# related_resources:
#   - ref: https://docs.aws.amazon.com/systems-manager/latest/userguide/documents-ssm-sharing.html
# custom:
#   severity: high
#   remediation: |
#     Share the document with accounts by their numbers.
#   equivalents:
#     checkov: [CKV_AWS_303]
#     trivy: []
package terraformer.aws.ssm_document_public

import data.terraformer.lib.expect

results := expect.results([{
	"type": "aws_ssm_document", "path": ["permissions", "account_ids"], "not_in": ["All"],
	"remedy": {"path": ["permissions"], "remove": true},
	"message": "The document is shared with everybody.",
}])
