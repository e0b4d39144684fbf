//go:build !js

package main

import (
	"flag"
	"fmt"
	"os"

	"github.com/opentofu/opentofu/terraformer/internal/policy"
)

// findRules lets the program read the rules that ship by itself, when --rules says where they are.
func findRules(service *policy.Service) {
	flag.Func("rules", "the `file` of the rules that ship, as the op store gives them", func(file string) error {
		text, err := os.ReadFile(file)
		if err != nil {
			return fmt.Errorf("the rules that ship can't be read: %w", err)
		}
		return service.Load(string(text))
	})
}
