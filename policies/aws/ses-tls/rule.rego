# METADATA
# title: SES delivers over TLS alone
# description: |
#   Mails are sent in the clear to servers that can't do better, else.
# related_resources:
#   - ref: https://docs.aws.amazon.com/ses/latest/dg/security-protocols.html
# custom:
#   severity: medium
#   remediation: |
#     Add delivery_options with tls_policy = "Require".
#   equivalents:
#     checkov: [CKV_AWS_365]
#     trivy: []
package terraformer.aws.ses_tls

import data.terraformer.lib.expect

results := expect.results([{
	"type": "aws_ses_configuration_set", "path": ["delivery_options", "tls_policy"], "in": ["Require"],
	"message": "Mails may be delivered without TLS.",
}])
