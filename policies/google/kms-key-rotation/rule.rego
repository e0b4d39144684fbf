# METADATA
# title: Keys are changed every 90 days
# description: |
#   The longer a key is used, the more there is to lose with it. Old versions stay, so nothing has to be encrypted again.
# related_resources:
#   - ref: https://cloud.google.com/kms/docs/key-rotation
# custom:
#   severity: medium
#   remediation: |
#     Set rotation_period = "7776000s" or less.
#   equivalents:
#     checkov: [CKV_GCP_43]
#     trivy: [GCP-0065]
package terraformer.google.kms_key_rotation

import data.terraformer.lib.expect

results := expect.results([{
	"type": "google_kms_crypto_key", "path": ["rotation_period"], "matches": "^([0-9]{1,6}|[1-6][0-9]{6}|7[0-6][0-9]{5}|77[0-6][0-9]{4}|777[0-5][0-9]{3}|7776000)s$",
	"remedy": {"set": "7776000s"},
	"message": "The key isn't changed every 90 days.",
}])
