//go:build !js

package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"github.com/opentofu/opentofu/terraformer/internal/protocol"
)

// findSchemas lets the engine read the provider schemas it needs by itself, when --schemas says where they are.
func findSchemas(engine *protocol.Engine) {
	flag.Func("schemas", "the `folder` of index.json and the compact provider schemas", func(folder string) error {
		catalogue, err := os.ReadFile(filepath.Join(folder, "index.json"))
		if err != nil {
			return fmt.Errorf("the provider schemas can't be read: %w", err)
		}
		init, err := json.Marshal(map[string]any{"op": "init", "catalogue": json.RawMessage(catalogue)})
		if err != nil {
			return err
		}
		engine.Handle(init)
		engine.ReadSchema = func(file string) ([]byte, error) {
			return os.ReadFile(filepath.Join(folder, filepath.Base(file)))
		}
		engine.ReadUsage = func(provider string) ([]byte, error) {
			return os.ReadFile(filepath.Join(folder, "..", "knowledge", filepath.Base(provider)+".jsonl"))
		}
		return nil
	})
}
