# METADATA
# title: No basic roles are given on folders
# description: |
#   Owner, editor and viewer reach every service there is, and every one that will be added. One stolen login is then the loss of
#   everything below.
# related_resources:
#   - ref: https://cloud.google.com/iam/docs/roles-overview#basic
# custom:
#   severity: high
#   remediation: |
#     Give roles of single services, such as roles/storage.objectViewer.
#   equivalents:
#     checkov: [CKV_GCP_116]
#     trivy: []
package terraformer.google.folder_basic_roles

import data.terraformer.lib.expect

results := expect.results([{
	"types": ["google_folder_iam_member", "google_folder_iam_binding"], "path": ["role"], "not_in": ["roles/owner", "roles/editor", "roles/viewer"],
	"message": "A basic role is given.",
}])
