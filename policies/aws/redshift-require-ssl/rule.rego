# METADATA
# title: Redshift clusters require SSL
# description: |
#   Without the parameter a client may connect in the clear, and its password and results can be read on the way.
# related_resources:
#   - ref: https://docs.aws.amazon.com/redshift/latest/mgmt/connecting-ssl-support.html
# custom:
#   severity: high
#   remediation: |
#     Add a parameter block that sets require_ssl to true.
#   equivalents:
#     checkov: [CKV_AWS_105]
#     trivy: []
package terraformer.aws.redshift_require_ssl

import data.terraformer.lib.expect
import data.terraformer.lib.plan

results := {plan.result(group, plan.any_of(settings), "Connections without SSL are accepted.") |
	some group in plan.resources("aws_redshift_parameter_group")
	settings := {required(setting) | some setting in plan.spots(group, ["parameter"])}
}

required(setting) := plan.all_of({
	expect.verdict(setting, {"path": ["name"], "in": ["require_ssl"]}),
	expect.verdict(setting, {"path": ["value"], "in": ["true"]}),
})
