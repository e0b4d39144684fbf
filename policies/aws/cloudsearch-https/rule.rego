# METADATA
# title: CloudSearch asks for HTTPS
# description: |
#   Queries and answers are read on the way, else.
# related_resources:
#   - ref: https://docs.aws.amazon.com/cloudsearch/latest/developerguide/configuring-domain-endpoint-options.html
# custom:
#   severity: medium
#   remediation: |
#     Add endpoint_options with enforce_https = true.
#   equivalents:
#     checkov: [CKV_AWS_220]
#     trivy: []
package terraformer.aws.cloudsearch_https

import data.terraformer.lib.expect

results := expect.results([{
	"type": "aws_cloudsearch_domain", "path": ["endpoint_options", "enforce_https"], "in": [true],
	"message": "HTTP is answered.",
}])
