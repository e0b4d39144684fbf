# METADATA
# title: Keys of disks aren't written into programs
# description: |
#   A key in a program lies in its repository, in every copy of it and in the state.
# related_resources:
#   - ref: https://cloud.google.com/compute/docs/disks/customer-supplied-encryption
# custom:
#   severity: critical
#   remediation: |
#     Use kms_key_self_link, and leave disk_encryption_key_raw out.
#   equivalents:
#     checkov: []
#     trivy: []
package terraformer.google.instance_key_in_program

import data.terraformer.lib.expect

# GCP-0037 judges one of its examples otherwise, so it isn't claimed.
results := expect.results([
	{
		"type": "google_compute_instance", "path": ["boot_disk", "disk_encryption_key_raw"], "given": false,
		"message": "The key of a disk is in the program.",
	},
	{
		"type": "google_compute_disk", "path": ["disk_encryption_key", "raw_key"], "given": false,
		"message": "The key of the disk is in the program.",
	},
])
