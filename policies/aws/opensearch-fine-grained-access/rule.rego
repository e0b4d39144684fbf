# METADATA
# title: Search domains have fine-grained access control
# description: |
#   Without it, whoever reaches the domain and its policy lets in may read and delete each index.
# related_resources:
#   - ref: https://docs.aws.amazon.com/opensearch-service/latest/developerguide/fgac.html
# custom:
#   severity: medium
#   remediation: |
#     Add an advanced_security_options block with enabled = true.
#   equivalents:
#     checkov: []
#     trivy: []
package terraformer.aws.opensearch_fine_grained_access

import data.terraformer.lib.expect

# CKV2_AWS_52 also accepts a user database of a domain on which the control is off.
results := expect.results([{
	"types": ["aws_elasticsearch_domain", "aws_opensearch_domain"],
	"path": ["advanced_security_options", "enabled"],
	"in": [true],
	"remedy": false,
	"message": "Fine-grained access control is off.",
}])
