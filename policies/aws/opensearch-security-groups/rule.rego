# METADATA
# title: Search domains name their security groups
# description: |
#   Without a group of its own, a domain in a VPC gets the VPC's default one, which everything else without a group
#   shares.
# related_resources:
#   - ref: https://docs.aws.amazon.com/opensearch-service/latest/developerguide/vpc.html
# custom:
#   severity: medium
#   remediation: |
#     Set security_group_ids in vpc_options.
#   equivalents:
#     checkov: [CKV_AWS_248]
#     trivy: []
package terraformer.aws.opensearch_security_groups

import data.terraformer.lib.expect

results := expect.results([{
	"types": ["aws_elasticsearch_domain", "aws_opensearch_domain"],
	"path": ["vpc_options", "security_group_ids"],
	"given": true,
	"when": [{"path": ["vpc_options"], "given": true}],
	"message": "The domain has the VPC's default security group.",
}])
