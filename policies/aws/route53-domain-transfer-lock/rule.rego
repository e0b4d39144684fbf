# METADATA
# title: Domains are locked against transfer
# description: |
#   A domain that can be transferred can be stolen.
# related_resources:
#   - ref: https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/domain-lock.html
# custom:
#   severity: medium
#   remediation: |
#     Leave transfer_lock out.
#   equivalents:
#     checkov: [CKV_AWS_377]
#     trivy: []
package terraformer.aws.route53_domain_transfer_lock

import data.terraformer.lib.expect

results := expect.results([{
	"type": "aws_route53domains_registered_domain", "path": ["transfer_lock"], "not_in": [false],
	"message": "The domain can be transferred.",
}])
