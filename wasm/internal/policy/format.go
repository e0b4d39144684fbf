package policy

import (
	"path"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/format"

	"github.com/opentofu/opentofu/terraformer/internal/report"
)

// Format gives every Rego file as `opa fmt` would, each in its own dialect. A file with errors is left out, with its
// diagnostics instead.
func Format(files map[string]string) (map[string]string, []report.Diagnostic) {
	formatted := map[string]string{}
	p := &Prepared{sources: files}
	for _, name := range sortedKeys(files) {
		if path.Ext(name) != ".rego" {
			continue
		}
		one := Prepare(map[string]string{name: files[name]})
		module := one.modules[name]
		if module == nil {
			p.Diagnostics = append(p.Diagnostics, one.Diagnostics...)
			continue
		}
		version := module.RegoVersion()
		text, err := format.SourceWithOpts(name, []byte(files[name]), format.Opts{
			RegoVersion:   version,
			ParserOptions: &ast.ParserOptions{RegoVersion: version, ProcessAnnotation: true, Capabilities: capabilities(version)},
		})
		if err != nil {
			p.addErrors(err)
			continue
		}
		formatted[name] = string(text)
	}
	return formatted, p.Diagnostics
}
