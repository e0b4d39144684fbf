# METADATA
# title: ECR scans images for known holes
# description: |
#   Most of an image is other people's software, and old. A scan at each push names the packages with known
#   vulnerabilities before they run.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-scanning.html
# custom:
#   severity: medium
#   remediation: |
#     Set scan_on_push = true in image_scanning_configuration.
#   equivalents:
#     checkov: [CKV_AWS_163]
#     trivy: [AWS-0030]
package terraformer.aws.ecr_scan_on_push

import data.terraformer.lib.expect

results := expect.results([{
	"type": "aws_ecr_repository", "path": ["image_scanning_configuration", "scan_on_push"], "in": [true],
	"message": "Images aren't scanned.",
}])
