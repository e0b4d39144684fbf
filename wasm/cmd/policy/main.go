// Command policy judges plans by Rego policies. One JSON request gives one JSON response; see ARCHITECTURE.md.
package main

import (
	"runtime/debug"

	"github.com/opentofu/opentofu/terraformer/internal/policy"
	"github.com/opentofu/opentofu/terraformer/internal/serve"
)

func main() {
	debug.SetGCPercent(400) // in a worker there is one thread for everything: fewer collections are worth some megabytes
	service := policy.NewService()
	findRules(service)
	serve.Forever("terraformerPolicy", service.Handle)
}
