# METADATA
# title: Endpoint services accept connections by hand
# description: |
#   Who connects is decided by a person.
# related_resources:
#   - ref: https://docs.aws.amazon.com/vpc/latest/privatelink/configure-endpoint-service.html
# custom:
#   severity: medium
#   remediation: |
#     Set acceptance_required = true.
#   equivalents:
#     checkov: [CKV_AWS_123]
#     trivy: []
package terraformer.aws.vpc_endpoint_service_acceptance

import data.terraformer.lib.expect

results := expect.results([{
	"type": "aws_vpc_endpoint_service", "path": ["acceptance_required"], "in": [true],
	"message": "Every request to connect is accepted.",
}])
