# METADATA
# title: Disks are encrypted by a key of one's own
# description: |
#   With a key of one's own, access can be withdrawn at once and each use is on record.
# related_resources:
#   - ref: https://cloud.google.com/compute/docs/disks/customer-managed-encryption
# custom:
#   severity: low
#   remediation: |
#     Set kms_key_self_link in disk_encryption_key, or in boot_disk.
#   equivalents:
#     checkov: [CKV_GCP_37]
#     trivy: []
package terraformer.google.disk_customer_key

import data.terraformer.lib.expect

results := expect.results([{
	"type": "google_compute_disk", "path": ["disk_encryption_key"], "given": true,
	"message": "The disk is encrypted by Google's key.",
}])
