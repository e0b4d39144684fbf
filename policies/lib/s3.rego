# METADATA
# title: Who has access to S3 buckets, and whether that is recorded
package terraformer.lib.s3

import data.terraformer.lib.expect
import data.terraformer.lib.plan

# access_lists(canned, groups, permissions, message) judges the ACL of every bucket, wherever it is written: it fails when it is one
# of the canned ones, or grants one of the permissions to one of the predefined groups.
access_lists(canned, groups, permissions, message) := {plan.result(bucket, plan.all_of(verdicts), message) |
	some bucket in plan.resources("aws_s3_bucket")
	lists := plan.companions(bucket, "aws_s3_bucket_acl", "bucket")
	named := {expect.verdict(resource, {"path": ["acl"], "not_in": canned}) | some resource in array.concat([bucket], lists)}
	inline := {refused(grant, ["uri"], groups, ["permissions"], permissions) | some grant in plan.within(bucket, ["grant"])}
	granted := {refused(grant, ["grantee", "uri"], groups, ["permission"], permissions) |
		some list in lists
		some grant in plan.within(list, ["access_control_policy", "grant"])
	}
	maybe := {"unknown" | plan.uncertain(bucket, "aws_s3_bucket_acl", "bucket")}
	verdicts := ((named | inline) | granted) | maybe
}

# refused(grant, …) passes when a grant is to none of the groups or of none of the permissions.
refused(grant, group, groups, permission, permissions) := plan.any_of({
	expect.verdict(grant, {"path": group, "not_in": {concat("/", ["http://acs.amazonaws.com/groups/global", name]) | some name in groups}}),
	expect.verdict(grant, {"path": permission, "not_in": permissions}),
})

# recorded(kinds, message) judges every bucket: it passes when a trail records such events of its objects.
recorded(kinds, message) := {plan.result(bucket, plan.any_of(basic | advanced), message) |
	some bucket in plan.resources("aws_s3_bucket")
	basic := {of_selector(bucket, selector, kinds) |
		some trail in plan.resources("aws_cloudtrail")
		some selector in plan.within(trail, ["event_selector"])
	}
	advanced := {of_fields(selector, kinds) |
		some trail in plan.resources("aws_cloudtrail")
		some selector in plan.within(trail, ["advanced_event_selector"])
	}
}

of_selector(bucket, selector, kinds) := plan.all_of({
	expect.verdict(selector, {"path": ["read_write_type"], "in": kinds, "absent": "pass"}),
	plan.any_of({covers(bucket, data_resource) | some data_resource in plan.within(selector, ["data_resource"])}),
})

covers(bucket, data_resource) := plan.all_of({
	expect.verdict(data_resource, {"path": ["type"], "in": ["AWS::S3::Object"]}),
	names(bucket, data_resource),
})

names(bucket, data_resource) := "pass" if {
	some value in data_resource.value.values
	value in {"arn:aws:s3", "arn:aws:s3:::", sprintf("arn:aws:s3:::%v/", [plan.get(bucket, ["bucket"])])}
} else := expect.verdict(data_resource, {"path": ["values"], "in": []})

of_fields(selector, kinds) := "unknown" if {
	selector.state == "unknown"
} else := "fail" if {
	not selects(selector, "resources.type", "AWS::S3::Object")
} else := "fail" if {
	some kind in kinds
	selects(selector, "readOnly", {"ReadOnly": "false", "WriteOnly": "true"}[kind])
} else := "unknown" if {
	some field in selector.value.field_selector
	field.field == "resources.ARN"
} else := "pass"

selects(selector, name, value) if {
	some field in selector.value.field_selector
	field.field == name
	value in field.equals
}
