# METADATA
# title: Transfer servers don't speak plain FTP
# description: |
#   FTP sends passwords and files in the clear.
# related_resources:
#   - ref: https://docs.aws.amazon.com/transfer/latest/userguide/create-server-ftp.html
# custom:
#   severity: high
#   remediation: |
#     Leave FTP out of protocols.
#   equivalents:
#     checkov: [CKV_AWS_357]
#     trivy: []
package terraformer.aws.transfer_server_protocols

import data.terraformer.lib.expect

results := expect.results([{
	"type": "aws_transfer_server", "path": ["protocols"], "not_in": ["FTP"],
	"remedy": {"set": ["SFTP"]},
	"message": "The server speaks plain FTP.",
}])
