//go:build !js

// Command stub-provider stands in for a provider in a real `tofu plan` or `terraform plan`: it has the provider's schema, plans as the browser does,
// reaches nothing and applies nothing. Which provider it is, the schema in its folder says: `npm run stub-providers` lays them out as a
// filesystem mirror.
package main

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"

	"github.com/opentofu/opentofu/terraformer/internal/stub"
)

func main() {
	debug.SetGCPercent(400) // it lives for one plan, most of which goes into telling a schema
	server, err := load()
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
	stub.Serve(server)
}

// load reads the one schema that lies beside this program.
func load() (*stub.Server, error) {
	self, err := os.Executable()
	if err != nil {
		return nil, err
	}
	found, err := filepath.Glob(filepath.Join(filepath.Dir(self), "*.jsonl"))
	if err != nil || len(found) != 1 {
		return nil, fmt.Errorf("%s: one provider schema has to lie beside this program, and there are %d. `npm run stub-providers` lays them out", self, len(found))
	}
	text, err := os.ReadFile(found[0])
	if err != nil {
		return nil, err
	}
	server, err := stub.New(text)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", found[0], err)
	}
	return server, nil
}
