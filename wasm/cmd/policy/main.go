// Command policy judges plans by Rego policies. One JSON request gives one JSON response; see ARCHITECTURE.md.
package main

import "github.com/opentofu/opentofu/terraformer/internal/policy"

func main() { serve(policy.NewService().Handle) }
