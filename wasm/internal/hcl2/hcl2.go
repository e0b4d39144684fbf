// Package hcl2 gives a program as conftest's hcl2 parser gives it to policies: what is written, with nothing evaluated.
package hcl2

import (
	"bytes"
	"encoding/json"
	"fmt"
	"path"
	"strings"

	"github.com/tmccombs/hcl2json/convert"

	"github.com/opentofu/opentofu/terraformer/internal/serve"
	"github.com/opentofu/opentofu/terraformer/internal/workspace"
)

// Documents are the files of a program by name; null is one that can't be read.
func Documents(files map[string]workspace.Content) map[string]json.RawMessage {
	documents := map[string]json.RawMessage{}
	for name, content := range files {
		if isRead(name) {
			serve.Beat()
			documents[name] = document(name, bytes.TrimPrefix(content, []byte("\ufeff")))
		}
	}
	return documents
}

// isRead: conftest goes by the extension alone, so that lock files and tests are files like others. What `terraform init` has brought, and
// our own settings, are no part of the program.
func isRead(name string) bool {
	if strings.HasPrefix(name, ".terraform/") || path.Base(name) == ".terraformer.hcl" {
		return false
	}
	return workspace.IsConfig(name) || path.Ext(name) == ".hcl"
}

func document(name string, text []byte) json.RawMessage {
	if path.Ext(name) == ".json" {
		var object map[string]any
		if json.Unmarshal(text, &object) != nil {
			return json.RawMessage("null")
		}
		return text
	}
	document, err := Parse(name, text)
	if err != nil {
		return json.RawMessage("null")
	}
	return document
}

// Parse gives one file in HCL's own syntax.
func Parse(name string, text []byte) (document json.RawMessage, err error) {
	defer func() {
		if problem := recover(); problem != nil { // the converter takes what a parser gives for granted
			err = fmt.Errorf("it can't be read: %v", problem)
		}
	}()
	return convert.Bytes(text, name, convert.Options{})
}
