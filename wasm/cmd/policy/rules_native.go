//go:build !js

package main

import (
	"flag"
	"fmt"
	"os"

	"github.com/opentofu/opentofu/terraformer/internal/policy"
)

// findRules lets the program read the rules that ship by itself, when --rules says where they are. Called as `judge RULES verify …`, it answers as the
// command line does, and ends.
func findRules(service *policy.Service) {
	if len(os.Args) > 3 && os.Args[1] == "judge" && os.Args[3] == "verify" {
		os.Exit(judge(service, os.Args[2], os.Args[4:]))
	}
	flag.Func("rules", "the `file` of the rules that ship, as the op store gives them", func(file string) error {
		text, err := os.ReadFile(file)
		if err != nil {
			return fmt.Errorf("the rules that ship can't be read: %w", err)
		}
		return service.Load(string(text))
	})
}
