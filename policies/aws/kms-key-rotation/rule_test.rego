package terraformer.aws.kms_key_rotation_test

import data.terraformer.aws.kms_key_rotation as rule
import data.terraformer.lib.testing

verdict(values, unknown, references) := r.result if {
	resource := {"type": "aws_kms_key", "name": "k", "values": values, "unknown": unknown, "references": references}
	some r in rule.results with input as testing.plan([resource])
}

test_rotating if verdict({"enable_key_rotation": true}, {}, {}) == "pass"

test_not_rotating if verdict({"enable_key_rotation": false}, {}, {}) == "fail"

test_left_out if verdict({}, {"enable_key_rotation": true}, {}) == "fail"

test_unknown if verdict({}, {"enable_key_rotation": true}, {"enable_key_rotation": ["var.rotate"]}) == "unknown"

test_asymmetric if verdict({"customer_master_key_spec": "RSA_4096"}, {}, {}) == "pass"

test_custom_store if verdict({"custom_key_store_id": "cks-1"}, {}, {}) == "pass"

test_unknown_kind if verdict({}, {"customer_master_key_spec": true}, {"customer_master_key_spec": ["var.spec"]}) == "unknown"
