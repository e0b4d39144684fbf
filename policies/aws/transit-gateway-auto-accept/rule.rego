# METADATA
# title: Transit gateways don't accept attachments by themselves
# description: |
#   A VPC of another account is in the network as soon as it asks.
# related_resources:
#   - ref: https://docs.aws.amazon.com/vpc/latest/tgw/tgw-transit-gateways.html
# custom:
#   severity: medium
#   remediation: |
#     Leave auto_accept_shared_attachments out.
#   equivalents:
#     checkov: [CKV_AWS_331]
#     trivy: []
package terraformer.aws.transit_gateway_auto_accept

import data.terraformer.lib.expect

results := expect.results([{
	"type": "aws_ec2_transit_gateway", "path": ["auto_accept_shared_attachments"], "not_in": ["enable"],
	"remedy": {"set": "disable"},
	"message": "Attachments are accepted by themselves.",
}])
