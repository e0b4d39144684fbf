# METADATA
# title: Certificates are logged publicly
# description: |
#   The public logs show when somebody else gets a certificate for the name.
# related_resources:
#   - ref: https://docs.aws.amazon.com/acm/latest/userguide/acm-bestpractices.html
# custom:
#   severity: low
#   remediation: |
#     Leave certificate_transparency_logging_preference out.
#   equivalents:
#     checkov: [CKV_AWS_234]
#     trivy: []
package terraformer.aws.acm_transparency_logging

import data.terraformer.lib.expect

results := expect.results([{
	"type": "aws_acm_certificate", "path": ["options", "certificate_transparency_logging_preference"], "not_in": ["DISABLED"],
	"remedy": {"set": "ENABLED"},
	"message": "The certificate isn't logged.",
}])
