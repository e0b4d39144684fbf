package terraformer.aws.rds_public_access_test

import data.terraformer.aws.rds_public_access as rule
import data.terraformer.lib.testing

verdict(type, values, unknown, references) := r.result if {
	resource := {"type": type, "name": "r", "values": values, "unknown": unknown, "references": references}
	some r in rule.results with input as testing.plan([resource])
}

test_public if {
	verdict("aws_db_instance", {"publicly_accessible": true}, {}, {}) == "fail"
	verdict("aws_rds_cluster_instance", {"publicly_accessible": true}, {}, {}) == "fail"
}

test_private if verdict("aws_db_instance", {"publicly_accessible": false}, {}, {}) == "pass"

test_left_out if verdict("aws_rds_cluster_instance", {}, {"publicly_accessible": true}, {}) == "pass"

test_unknown if {
	references := {"publicly_accessible": ["aws_instance.i.ebs_optimized"]}
	verdict("aws_db_instance", {}, {"publicly_accessible": true}, references) == "unknown"
}
