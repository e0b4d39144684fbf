# METADATA
# title: Subnets give no public addresses by default
# description: |
#   Whatever is launched there is on the internet, asked or not.
# related_resources:
#   - ref: https://docs.aws.amazon.com/vpc/latest/userguide/modify-subnets.html
# custom:
#   severity: medium
#   remediation: |
#     Leave map_public_ip_on_launch out.
#   equivalents:
#     checkov: [CKV_AWS_130]
#     trivy: [AWS-0164]
package terraformer.aws.subnet_public_ip

import data.terraformer.lib.expect

results := expect.results([{
	"type": "aws_subnet", "path": ["map_public_ip_on_launch"], "not_in": [true],
	"message": "Everything launched in this subnet gets a public address.",
}])
