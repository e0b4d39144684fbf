# METADATA
# title: Caches of REST APIs are encrypted
# description: |
#   The cache holds what the API answered: the data of whoever called. It is stored in clear unless the settings say
#   otherwise.
# related_resources:
#   - ref: https://docs.aws.amazon.com/apigateway/latest/developerguide/data-protection-encryption.html
# custom:
#   severity: medium
#   remediation: |
#     Set cache_data_encrypted = true wherever caching_enabled = true.
#   equivalents:
#     checkov: []
#     trivy: [AWS-0002]
package terraformer.aws.api_gateway_cache_encryption

import data.terraformer.lib.expect

results := expect.results([{
	"type": "aws_api_gateway_method_settings", "path": ["settings", "cache_data_encrypted"], "in": [true],
	"when": [{"path": ["settings", "caching_enabled"], "in": [true]}],
	"message": "The cache isn't encrypted.",
}])
