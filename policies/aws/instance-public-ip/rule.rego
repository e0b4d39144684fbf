# METADATA
# title: Instances don't ask for a public address
# description: |
#   An instance with a public address can be reached by everybody as far as its security groups let them. Behind a load
#   balancer or in a private subnet one mistake in a security group isn't enough.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-instance-addressing.html
# custom:
#   severity: high
#   remediation: |
#     Leave associate_public_ip_address out or set it to false, and put a load balancer or a NAT gateway in front.
#   equivalents:
#     checkov: [CKV_AWS_88]
#     trivy: [AWS-0009]
package terraformer.aws.instance_public_ip

import data.terraformer.lib.expect

results := expect.results([
	{
		"type": "aws_instance", "path": ["associate_public_ip_address"], "not_in": [true],
		"message": "The instance asks for a public address.",
	},
	{
		"type": "aws_launch_template", "path": ["network_interfaces", "associate_public_ip_address"], "not_in": ["true"],
		"message": "Instances of this template get a public address.",
	},
	{
		"type": "aws_launch_configuration", "path": ["associate_public_ip_address"], "not_in": [true],
		"message": "Instances of this configuration get a public address.",
	},
])
