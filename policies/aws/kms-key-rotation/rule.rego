# METADATA
# title: Symmetric KMS keys rotate
# custom:
#   severity: medium
#   equivalents:
#     checkov: [CKV_AWS_7]
#     trivy: [AWS-0065]
package terraformer.aws.kms_key_rotation

import data.terraformer.lib.plan

results contains plan.result(key, plan.any_of({rotating, exempt(key)}), "The key's material is never rotated.") if {
	some key in plan.resources("aws_kms_key")
	rotating := rotation(key)
}

# Left out, it is false. Providers differ in whether the plan already says so.
rotation(key) := "fail" if {
	plan.unset(key, "enable_key_rotation")
} else := plan.verdict(key, ["enable_key_rotation"], {true})

# KMS can't rotate asymmetric and HMAC keys, nor keys in a custom store.
default exempt(_) := "fail"

exempt(key) := "unknown" if {
	some argument in ["customer_master_key_spec", "custom_key_store_id"]
	plan.configured(key, argument)
	plan.unknown(key, [argument])
}

exempt(key) := "pass" if not plan.get(key, ["customer_master_key_spec"]) in {null, "", "SYMMETRIC_DEFAULT"}

exempt(key) := "pass" if not plan.get(key, ["custom_key_store_id"]) in {null, ""}
