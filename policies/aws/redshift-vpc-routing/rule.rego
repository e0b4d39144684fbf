# METADATA
# title: Redshift clusters route their traffic through the VPC
# description: |
#   Loads and unloads go over the internet otherwise, past the VPC's rules, endpoints and flow logs.
# related_resources:
#   - ref: https://docs.aws.amazon.com/redshift/latest/mgmt/enhanced-vpc-routing.html
# custom:
#   severity: medium
#   remediation: |
#     Set enhanced_vpc_routing = true.
#   equivalents:
#     checkov: [CKV_AWS_321]
#     trivy: []
package terraformer.aws.redshift_vpc_routing

import data.terraformer.lib.expect

results := expect.results([{
	"type": "aws_redshift_cluster",
	"path": ["enhanced_vpc_routing"],
	"in": [true],
	"message": "Traffic bypasses the VPC.",
}])
