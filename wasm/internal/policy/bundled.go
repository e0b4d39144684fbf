package policy

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/storage/inmem"

	"github.com/opentofu/opentofu/terraformer/internal/report"
)

// rule is one that ships with TerraFormer: package terraformer.<provider>.<rule> with a set `results` of
// {address, result, message}, and metadata that says what it is.
type rule struct {
	report.Rule
	at       *ast.Location // of its package
	results  ast.Ref       // of rules as they are written
	function string        // of rules as they ship: the same
	reads    *footprint    // likewise
}

// rules finds the rules of a set by their packages.
func (p *Prepared) rules() []rule {
	if p.bundled != nil {
		return p.bundled
	}
	found := []rule{}
	for _, name := range sortedKeys(p.modules) {
		if said, ok := metadata(name, p.modules[name]); ok {
			module := p.modules[name]
			found = append(found, rule{Rule: said, at: module.Package.Location, results: module.Package.Path.Append(ast.StringTerm("results"))})
		}
	}
	p.bundled = found
	return found
}

// metadata is what a module says of the rule that it is, when it is one.
func metadata(name string, module *ast.Module) (r report.Rule, ok bool) {
	parts := packageName(module)
	if len(parts) != 3 || parts[0] != "terraformer" || parts[1] == "lib" || strings.HasSuffix(name, "_test.rego") {
		return r, false
	}
	r = report.Rule{ID: parts[1] + "/" + strings.ReplaceAll(parts[2], "_", "-"), Kind: report.PolicyRule, Provider: parts[1], Severity: "medium"}
	for _, a := range module.Annotations {
		if a.Scope != "package" {
			continue
		}
		r.Title, r.Rationale = a.Title, strings.TrimSpace(a.Description)
		for _, reference := range a.RelatedResources {
			r.References = append(r.References, reference.Ref.String())
		}
		if custom, err := decode[struct {
			Severity, Remediation string
			Equivalents           report.Equivalents
		}](a.Custom); err == nil {
			r.Severity, r.Remediation = cmp.Or(custom.Severity, r.Severity), strings.TrimSpace(custom.Remediation)
			r.Equivalents = custom.Equivalents
		}
	}
	r.Title = cmp.Or(r.Title, r.ID)
	r.Equivalents.Checkov = append([]string{}, r.Equivalents.Checkov...)
	r.Equivalents.Trivy = append([]string{}, r.Equivalents.Trivy...)
	return r, true
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
	if p.compiler == nil && p.program == nil {
		return nil
	}
	s := e.scope(p, newBudget(maxOwnSteps), inmem.New())
	ask := func(r rule) (*ast.Term, error) { return s.term(r.results) }
	if p.program != nil {
		m := p.program.On(e.input, s.budget)
		ask = func(r rule) (*ast.Term, error) { return bounded(m.Value(r.function)) }
	}
	if p.memory != nil {
		p.memory.see(e.input)
	}
	var all []report.PolicyResult
	for _, r := range rules {
		if p.memory != nil {
			if results, ok := p.memory.recall(r, s.budget); ok {
				all = append(all, results...)
				continue
			}
		}
		var results []report.PolicyResult
		before := s.budget.steps
		value, err := ask(r)
		if err == nil && value != nil {
			results, err = r.read(value.Value)
			all = append(all, results...)
		}
		if err != nil {
			s.failed(r.at, r.ID, err)
		} else if p.memory != nil {
			p.memory.keep(r, results, s.budget.steps-before)
		}
	}
	return all
}

// read checks what a rule said, and gives one result for each resource: fail outweighs unknown, which outweighs pass.
func (r rule) read(said ast.Value) ([]report.PolicyResult, error) {
	all, ok := said.(ast.Set)
	if !ok {
		return nil, fmt.Errorf("results are %s: want a set", ast.ValueName(said))
	}
	weight := map[string]int{report.Pass: 1, report.Unknown: 2, report.Fail: 3}
	worst := map[string]string{}
	messages := map[string][]string{}
	remedies := map[string][]report.Remedy{}
	hopeless := map[string]bool{} // something that fails has no remedy
	for _, one := range all.Slice() {
		address, result, message := textAt(one, "address"), textAt(one, "result"), textAt(one, "message")
		if weight[result] == 0 || address == "" {
			return nil, fmt.Errorf("result %q for address %q: want pass, fail or unknown, and an address", result, address)
		}
		if remedy := get(one, "remedy"); remedy != nil {
			read, err := ast.JSON(remedy.Value)
			if err != nil {
				return nil, err
			}
			mended, err := decode[report.Remedy](read)
			if err != nil {
				return nil, err
			}
			remedies[address] = append(remedies[address], mended)
		} else if result == report.Fail {
			hopeless[address] = true
		}
		switch before := worst[address]; {
		case weight[result] > weight[before]:
			worst[address], messages[address] = result, []string{message}
		case result == before:
			messages[address] = append(messages[address], message)
		}
	}
	var results []report.PolicyResult
	for _, address := range sortedKeys(worst) {
		text := messages[address]
		slices.Sort(text)
		if hopeless[address] {
			delete(remedies, address)
		}
		results = append(results, report.PolicyResult{
			Rule: r.ID, Title: r.Title, Severity: r.Severity, Address: address, Result: worst[address],
			Message: strings.Join(slices.Compact(text), " "), Equivalents: r.Equivalents, Remedies: remedies[address],
		})
	}
	return results, nil
}

func textAt(one *ast.Term, name string) string {
	text, _ := field(one, name).(ast.String)
	return string(text)
}
