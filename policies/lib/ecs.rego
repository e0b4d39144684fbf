# METADATA
# title: Containers of ECS tasks
# description: |
#   They are written as JSON, in one argument of the task.
package terraformer.lib.ecs

import data.terraformer.lib.plan

# containers(task) are the containers that are known.
containers(task) := [container |
	some container in json.unmarshal(plan.get(task, ["container_definitions"]))
	is_object(container)
]

# verdict(task, offending) is fail when there are offending containers, and unknown when nobody knows the containers yet.
verdict(task, offending) := "fail" if {
	count(offending) > 0
} else := "unknown" if {
	plan.unknown(task, ["container_definitions"])
} else := "pass"
