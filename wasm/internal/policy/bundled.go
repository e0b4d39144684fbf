package policy

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/opentofu/opentofu/terraformer/internal/report"
)

// rule is one that ships with TerraFormer: package terraformer.<provider>.<rule> with a set `results` of
// {address, result, message}, and metadata that says what it is.
type rule struct {
	id          string // provider/rule-name
	title       string
	severity    string
	rationale   string
	remediation string
	references  []string
	equivalents report.Equivalents
	module      *ast.Module
	results     ast.Ref
}

// rules finds the rules of a set by their packages.
func (p *Prepared) rules() []rule {
	if p.bundled != nil {
		return p.bundled
	}
	found := []rule{}
	for _, name := range sortedKeys(p.modules) {
		module := p.modules[name]
		parts := packageName(module)
		if len(parts) != 3 || parts[0] != "terraformer" || parts[1] == "lib" || strings.HasSuffix(name, "_test.rego") {
			continue
		}
		r := rule{id: parts[1] + "/" + strings.ReplaceAll(parts[2], "_", "-"), severity: "medium", module: module}
		r.results = module.Package.Path.Append(ast.StringTerm("results"))
		for _, a := range module.Annotations {
			if a.Scope != "package" {
				continue
			}
			r.title, r.rationale = a.Title, a.Description
			for _, reference := range a.RelatedResources {
				r.references = append(r.references, reference.Ref.String())
			}
			if custom, err := decode[struct {
				Severity, Remediation string
				Equivalents           report.Equivalents
			}](a.Custom); err == nil {
				r.severity, r.remediation, r.equivalents = cmp.Or(custom.Severity, r.severity), custom.Remediation, custom.Equivalents
			}
		}
		r.title = cmp.Or(r.title, r.id)
		r.equivalents.Checkov = append([]string{}, r.equivalents.Checkov...)
		r.equivalents.Trivy = append([]string{}, r.equivalents.Trivy...)
		found = append(found, r)
	}
	p.bundled = found
	return found
}

// packageName is a module's package without `data`.
func packageName(module *ast.Module) []string {
	var parts []string
	for _, term := range module.Package.Path[1:] {
		part, _ := term.Value.(ast.String)
		parts = append(parts, string(part))
	}
	return parts
}

// bundled evaluates rules of a set. A rule that can't be evaluated doesn't stop the others.
func (e *evaluation) bundled(p *Prepared, rules []rule) []report.PolicyResult {
	if p.compiler == nil {
		return nil
	}
	s := e.scope(p, maxOwnSteps)
	var all []report.PolicyResult
	for _, r := range rules {
		value, err := s.query(r.results)
		if err == nil && value != nil {
			var results []report.PolicyResult
			results, err = r.read(value)
			all = append(all, results...)
		}
		if err != nil {
			s.failed(r.module.Package.Location, r.id, err)
		}
	}
	return all
}

// read checks what a rule said, and gives one result for each resource: fail outweighs unknown, which outweighs pass.
func (r rule) read(value any) ([]report.PolicyResult, error) {
	said, err := decode[[]struct{ Address, Result, Message string }](value)
	if err != nil {
		return nil, err
	}
	weight := map[string]int{report.Pass: 1, report.Unknown: 2, report.Fail: 3}
	worst := map[string]string{}
	messages := map[string][]string{}
	for _, one := range said {
		if weight[one.Result] == 0 || one.Address == "" {
			return nil, fmt.Errorf("result %q for address %q: want pass, fail or unknown, and an address", one.Result, one.Address)
		}
		switch before := worst[one.Address]; {
		case weight[one.Result] > weight[before]:
			worst[one.Address], messages[one.Address] = one.Result, []string{one.Message}
		case one.Result == before:
			messages[one.Address] = append(messages[one.Address], one.Message)
		}
	}
	var results []report.PolicyResult
	for _, address := range sortedKeys(worst) {
		text := messages[address]
		slices.Sort(text)
		results = append(results, report.PolicyResult{
			Rule: r.id, Title: r.title, Severity: r.severity, Address: address, Result: worst[address],
			Message: strings.Join(slices.Compact(text), " "), Equivalents: r.equivalents,
		})
	}
	return results, nil
}
