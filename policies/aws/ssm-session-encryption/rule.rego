# METADATA
# title: Sessions are encrypted with a KMS key
# description: |
#   What is typed and shown in a session is encrypted end to end, not only on the way.
# related_resources:
#   - ref: https://docs.aws.amazon.com/systems-manager/latest/userguide/session-preferences-enable-encryption.html
# custom:
#   severity: medium
#   remediation: |
#     Set inputs.kmsKeyId in the session document.
#   equivalents:
#     checkov: [CKV_AWS_112]
#     trivy: []
package terraformer.aws.ssm_session_encryption

import data.terraformer.lib.expect
import data.terraformer.lib.plan

results contains plan.result(document, verdict, "Sessions have no KMS key.") if {
	some document in plan.resources("aws_ssm_document")
	expect.verdict(document, {"path": ["document_type"], "in": ["Session"]}) == "pass"
	verdict := settled(plan.get(document, ["content"]))
}

default settled(_) := "unknown"

settled(content) := {true: "pass", false: "fail"}[count(key) > 0] if {
	key := object.get(json.unmarshal(content), ["inputs", "kmsKeyId"], "")
}
