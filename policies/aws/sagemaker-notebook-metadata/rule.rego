# METADATA
# title: Notebooks ask for metadata tokens (IMDSv2)
# description: |
#   Without tokens, whoever makes the notebook fetch an address gets its credentials.
# related_resources:
#   - ref: https://docs.aws.amazon.com/sagemaker/latest/dg/nbi-imds-config.html
# custom:
#   severity: medium
#   remediation: |
#     Add instance_metadata_service_configuration with minimum_instance_metadata_service_version = "2".
#   equivalents:
#     checkov: [CKV_AWS_371]
#     trivy: []
package terraformer.aws.sagemaker_notebook_metadata

import data.terraformer.lib.expect

results := expect.results([{
	"type": "aws_sagemaker_notebook_instance", "path": ["instance_metadata_service_configuration", "minimum_instance_metadata_service_version"], "in": ["2"],
	"message": "Metadata answers without a token.",
}])
