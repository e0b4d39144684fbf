# METADATA
# title: Search domains are within a VPC
# description: |
#   A domain outside of a VPC has a public endpoint, with its access policy as the only wall. It can't be moved into
#   one later.
# related_resources:
#   - ref: https://docs.aws.amazon.com/opensearch-service/latest/developerguide/vpc.html
# custom:
#   severity: medium
#   remediation: |
#     Add a vpc_options block with subnet_ids.
#   equivalents:
#     checkov: [CKV_AWS_137]
#     trivy: []
package terraformer.aws.opensearch_vpc

import data.terraformer.lib.expect

results := expect.results([{
	"types": ["aws_elasticsearch_domain", "aws_opensearch_domain"],
	"path": ["vpc_options", "subnet_ids"],
	"given": true,
	"message": "The domain isn't within a VPC.",
}])
