//go:build !js

package policy

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/planner"

	"github.com/opentofu/opentofu/terraformer/internal/policy/machine"
	"github.com/opentofu/opentofu/terraformer/internal/report"
)

// Store plans the rules that ship and gives them as newBundle reads them: behind the first line, a line for each file has its name, the types that
// it is about (see typesIn), its functions, and what the rule is.
func Store(files map[string]string) (string, []report.Diagnostic) {
	p := Prepare(files)
	if len(p.Diagnostics) > 0 {
		return "", p.Diagnostics
	}
	text, err := p.stored()
	if err != nil {
		p.report("", "rego-error", "Rules can't be stored", err.Error(), nil)
	}
	return text, p.Diagnostics
}

func (p *Prepared) stored() (string, error) {
	queries := map[string]ast.Body{}
	rules := map[string]rule{}
	for _, r := range p.rules() {
		query, err := p.query(r.results)
		if err != nil {
			return "", err
		}
		queries[r.ID], rules[r.at.File] = query, r
	}
	var modules []*ast.Module
	for _, name := range sortedKeys(p.compiler.Modules) {
		modules = append(modules, p.compiler.Modules[name])
	}
	plan, err := planner.Plan(modules, queries, capabilities(ast.RegoV1).Builtins)
	if err != nil {
		return "", err
	}
	code, err := machine.Write(plan, 3)
	if err != nil {
		return "", err
	}
	var text strings.Builder
	fmt.Fprintln(&text, form)
	for _, name := range sortedKeys(p.compiler.Modules) {
		var said described
		if r, ok := rules[name]; ok {
			said = described{r.Rule, p.footprint(r), r.at.Row}
		}
		rest, err := json.Marshal(said)
		if err != nil {
			return "", err
		}
		inside := strings.Join(packageName(p.compiler.Modules[name]), ".")
		fmt.Fprintln(&text, name, strings.Join(typesIn(p.sources[name]), ","), base64.StdEncoding.EncodeToString(code[inside]), string(rest))
		delete(code, inside) // files may share a package
	}
	return text.String(), nil
}
