# METADATA
# title: Environments report their health in detail
# description: |
#   Causes of failures are shown, not only that there are some.
# related_resources:
#   - ref: https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/command-options-general.html
# custom:
#   severity: low
#   remediation: |
#     Add a setting of namespace aws:elasticbeanstalk:healthreporting:system: SystemType = "enhanced".
#   equivalents:
#     checkov: []
#     trivy: []
package terraformer.aws.beanstalk_enhanced_health

import data.terraformer.lib.expect
import data.terraformer.lib.plan

results contains plan.result(environment, verdict, "Health is reported in short.") if {
	some environment in plan.resources("aws_elastic_beanstalk_environment")
	verdict := plan.any_of({plan.all_of({
		expect.verdict(setting, {"path": ["namespace"], "in": ["aws:elasticbeanstalk:healthreporting:system"]}),
		expect.verdict(setting, {"path": ["name"], "in": ["SystemType"]}),
		expect.verdict(setting, {"path": ["value"], "in": ["enhanced"]}),
	}) |
		some setting in plan.spots(environment, ["setting"])
	})
}
