# METADATA
# title: Airflow environments aren't publicly accessible
# description: |
#   The web interface starts code with the rights of the environment's role. In public, a sign-in is the only wall
#   before it.
# related_resources:
#   - ref: https://docs.aws.amazon.com/mwaa/latest/userguide/configuring-networking.html
# custom:
#   severity: high
#   remediation: |
#     Leave webserver_access_mode out or set it to PRIVATE_ONLY.
#   equivalents:
#     checkov: [CKV2_AWS_66]
#     trivy: []
package terraformer.aws.mwaa_public_access

import data.terraformer.lib.expect

results := expect.results([{
	"type": "aws_mwaa_environment",
	"path": ["webserver_access_mode"],
	"not_in": ["PUBLIC_ONLY"],
	"remedy": {"set": "PRIVATE_ONLY"},
	"message": "The web interface is public.",
}])
