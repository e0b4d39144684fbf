# METADATA
# title: Pods and containers of Kubernetes, whatever makes them
# description: |
#   Deployments, jobs and the like hold a template of a pod at different depths. A check here is a row of a table (see expect)
#   without a type, whose paths begin at the pod, or at each of its containers.
package terraformer.lib.workloads

import data.terraformer.lib.expect

# pods(check) judges the pod of every workload.
pods(check) := expect.results([row |
	some type, way in templates
	row := object.union(under(way, check), {"type": type})
])

# containers(check) judges every container that runs as long as the pod does.
containers(check) := pods(under(["container"], check))

# all_containers(check) judges those that prepare a pod as well.
all_containers(check) := pods(under(["container"], check)) | pods(object.union(
	under(["init_container"], check),
	{"when": [{"path": ["init_container"], "given": true}]},
))

under(way, check) := object.union(check, {
	"path": array.concat(way, check.path),
	"when": [moved(way, condition) | some condition in object.get(check, "when", [])],
	"or": [moved(way, other) | some other in object.get(check, "or", [])],
})

moved(way, check) := object.union(check, {"path": array.concat(way, check.path)})

# Where the pod stands.
templates["kubernetes_pod"] := ["spec"]

templates["kubernetes_pod_v1"] := ["spec"]

templates[type] := ["spec", "template", "spec"] if {
	some type in [
		"kubernetes_deployment", "kubernetes_deployment_v1", "kubernetes_daemonset", "kubernetes_daemon_set_v1",
		"kubernetes_stateful_set", "kubernetes_stateful_set_v1", "kubernetes_replication_controller",
		"kubernetes_replication_controller_v1", "kubernetes_job", "kubernetes_job_v1",
	]
}

templates[type] := ["spec", "job_template", "spec", "template", "spec"] if {
	some type in ["kubernetes_cron_job", "kubernetes_cron_job_v1"]
}
