//go:build !js

package main

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/opentofu/opentofu/terraformer/internal/protocol"
)

// serve answers NDJSON on stdin in order. With --schemas it reads the provider schemas it needs by itself.
func serve(engine *protocol.Engine) {
	schemas := flag.String("schemas", "", "the `folder` of index.json and the compact provider schemas")
	flag.Parse()
	if *schemas != "" {
		if err := useSchemas(engine, *schemas); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(2)
		}
	}
	in, out := bufio.NewReaderSize(os.Stdin, 1<<16), bufio.NewWriter(os.Stdout)
	for {
		line, err := in.ReadBytes('\n')
		if len(line) > 1 {
			_, _ = out.Write(append(engine.Handle(line), '\n'))
		}
		if in.Buffered() == 0 || err != nil {
			if out.Flush() != nil {
				return
			}
		}
		if err == io.EOF {
			return
		}
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(2)
		}
	}
}

func useSchemas(engine *protocol.Engine, folder string) error {
	catalogue, err := os.ReadFile(filepath.Join(folder, "index.json"))
	if err != nil {
		return fmt.Errorf("the provider schemas can't be read: %w", err)
	}
	init, err := json.Marshal(map[string]any{"op": "init", "catalogue": json.RawMessage(catalogue)})
	if err != nil {
		return err
	}
	engine.Handle(init)
	engine.ReadSchema = func(file string) ([]byte, error) { return os.ReadFile(filepath.Join(folder, filepath.Base(file))) }
	return nil
}
