# METADATA
# title: Images are of a fixed version
# description: |
#   Without a tag, or with latest, the program that runs depends on the day on which a node pulled it; a restart can bring another
#   one, and there is no way back.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/containers/images/
# custom:
#   severity: medium
#   remediation: |
#     Name a version, or better a digest.
#   equivalents:
#     checkov: [CKV_K8S_14]
#     trivy: []
package terraformer.kubernetes.image_tag

import data.terraformer.lib.workloads

results := workloads.all_containers({
	"path": ["image"], "matches": `(@sha256:[0-9a-f]+|:([0-9]|[a-km-zA-Z]|l[b-z]|la[a-su-z])[\w.-]*)$`,
	"message": "An image has no tag, or the tag latest.",
})
