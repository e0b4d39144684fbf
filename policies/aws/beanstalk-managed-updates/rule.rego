# METADATA
# title: Environments update their platform
# description: |
#   Platform versions with known weaknesses are replaced in the maintenance window.
# related_resources:
#   - ref: https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/command-options-general.html
# custom:
#   severity: medium
#   remediation: |
#     Add a setting of namespace aws:elasticbeanstalk:managedactions: ManagedActionsEnabled = "true".
#   equivalents:
#     checkov: [CKV_AWS_340]
#     trivy: []
package terraformer.aws.beanstalk_managed_updates

import data.terraformer.lib.expect
import data.terraformer.lib.plan

results contains plan.result(environment, verdict, "The platform isn't updated.") if {
	some environment in plan.resources("aws_elastic_beanstalk_environment")
	verdict := plan.any_of({plan.all_of({
		expect.verdict(setting, {"path": ["namespace"], "in": ["aws:elasticbeanstalk:managedactions"]}),
		expect.verdict(setting, {"path": ["name"], "in": ["ManagedActionsEnabled"]}),
		expect.verdict(setting, {"path": ["value"], "in": ["true"]}),
	}) |
		some setting in plan.spots(environment, ["setting"])
	})
}
