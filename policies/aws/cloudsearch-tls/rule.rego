# METADATA
# title: CloudSearch speaks TLS 1.2
# description: |
#   Older versions have known weaknesses.
# related_resources:
#   - ref: https://docs.aws.amazon.com/cloudsearch/latest/developerguide/configuring-domain-endpoint-options.html
# custom:
#   severity: medium
#   remediation: |
#     Add endpoint_options with tls_security_policy = "Policy-Min-TLS-1-2-2019-07".
#   equivalents:
#     checkov: [CKV_AWS_218]
#     trivy: []
package terraformer.aws.cloudsearch_tls

import data.terraformer.lib.expect

results := expect.results([{
	"type": "aws_cloudsearch_domain", "path": ["endpoint_options", "tls_security_policy"], "in": ["Policy-Min-TLS-1-2-2019-07"],
	"message": "TLS 1.0 is spoken.",
}])
