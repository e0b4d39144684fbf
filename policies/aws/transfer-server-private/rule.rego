# METADATA
# title: Transfer servers are within a VPC
# description: |
#   A public server is found and tried by everybody.
# related_resources:
#   - ref: https://docs.aws.amazon.com/transfer/latest/userguide/create-server-in-vpc.html
# custom:
#   severity: high
#   remediation: |
#     Set endpoint_type = "VPC".
#   equivalents:
#     checkov: [CKV_AWS_164]
#     trivy: []
package terraformer.aws.transfer_server_private

import data.terraformer.lib.expect

results := expect.results([{
	"type": "aws_transfer_server", "path": ["endpoint_type"], "in": ["VPC", "VPC_ENDPOINT"],
	"remedy": false,
	"message": "The server is public.",
}])
