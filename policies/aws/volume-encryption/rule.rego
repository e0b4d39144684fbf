# METADATA
# title: Volumes of instances are encrypted
# custom:
#   severity: high
#   equivalents:
#     checkov: [CKV_AWS_3, CKV_AWS_8]
#     trivy: [AWS-0026, AWS-0131]
package terraformer.aws.volume_encryption

import data.terraformer.lib.plan

results contains plan.result(volume, plan.verdict(volume, ["encrypted"], {true}), "The volume isn't encrypted.") if {
	some volume in plan.resources("aws_ebs_volume")
}

results contains plan.result(instance, plan.all_of(verdicts), message) if {
	some type in ["aws_instance", "aws_launch_configuration"]
	some instance in plan.resources(type)
	verdicts := {plan.verdict(instance, [block, i, "encrypted"], {true}) |
		some block in ["root_block_device", "ebs_block_device"]
		some i, _ in plan.get(instance, [block])
	} | {"unknown" | root_undecided(instance)}
	message := "A volume of this instance isn't encrypted."
}

# Without a root_block_device, the image and the account's default decide.
root_undecided(instance) if plan.get(instance, ["root_block_device"]) in {null, []}
