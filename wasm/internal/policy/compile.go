package policy

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/opentofu/opentofu/terraformer/internal/policy/machine"
	"github.com/opentofu/opentofu/terraformer/internal/report"
	"github.com/opentofu/opentofu/terraformer/internal/serve"
)

// Prepared is a set of policies, parsed and compiled once and evaluated many times.
type Prepared struct {
	sources     map[string]string
	modules     map[string]*ast.Module
	compiler    *ast.Compiler
	queries     map[string]ast.Body // compiled once for each reference that is asked for
	bundled     []rule              // found once
	program     *machine.Program    // of those that ship, which have no modules
	memory      *memory             // of those that ship; nil when nothing is to be remembered
	shipped     []string            // all files of the rules that ship, of which these are some
	tests       bool                // compiled to run their tests
	read        map[string]reads    // of the input, by rule; found once
	inputs      map[*ast.Rule][]inputRef
	unmet       [][]string          // what they read under `data` that no policy defines; found once
	data        map[string]any      // what they find under `data`
	unreadData  []string            // files beside them that might have been it
	Diagnostics []report.Diagnostic // what is wrong with the policies themselves
}

// Prepare parses and compiles policies: Rego files, and .manifest files that may name the dialect of the files beside and
// below them. Rego v1 is tried first; a file without `import rego.v1` that is valid in Rego v0 only is read as that.
// JSON and YAML files among them, and those given as data, are what policies find under `data`. Nothing but the Diagnostics says that
// something is wrong.
func Prepare(files map[string]string, data ...Data) *Prepared {
	return prepare(files, data, false)
}

// PrepareTests is Prepare for Test.
func PrepareTests(files map[string]string, data ...Data) *Prepared { return prepare(files, data, true) }

func prepare(files map[string]string, data []Data, tests bool) *Prepared {
	p := &Prepared{sources: files, modules: map[string]*ast.Module{}, tests: tests, queries: map[string]ast.Body{}, read: map[string]reads{}}
	total := 0
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if path.Ext(name) != ".rego" {
			continue
		}
		if total += len(files[name]); total > maxSource {
			p.report(name, "policy-limit", "Policies are too large", fmt.Sprintf("Together they have more than %d MiB.", maxSource>>20), nil)
			return p
		}
		if problem, offset, ok := nesting(files[name]); !ok {
			at := position(files[name], offset)
			p.Diagnostics = append(p.Diagnostics, report.Diagnostic{
				Stage: "policy", Code: "nesting-limit", Severity: report.Error, Summary: "Policy nests too deeply", Detail: problem,
				File: name, Range: report.Range{Start: at, End: at},
			})
			continue
		}
		serve.Beat()
		if module := p.parse(name); module != nil {
			p.modules[name] = module
		}
	}
	if len(p.Diagnostics) == 0 {
		p.compile()
	}
	p.addData(data)
	return p
}

// only is the same set without the rules that ship but aren't named; nil names all.
func (p *Prepared) only(names []string) *Prepared {
	if names == nil {
		return p
	}
	some := *p
	some.bundled = slices.DeleteFunc(slices.Clone(p.rules()), func(r rule) bool { return !slices.Contains(names, r.ID) })
	return &some
}

func (p *Prepared) parse(name string) *ast.Module {
	source := p.sources[name]
	version, said := p.dialect(name)
	module, err := parse(name, source, version)
	if err == nil {
		return module
	}
	if !said {
		older, olderErr := parse(name, source, ast.RegoV0)
		if olderErr == nil {
			return older
		}
		if onlyDialect(err) && !wantsV1(olderErr) {
			err = olderErr // it is v0 all right, with a mistake in it
		} else if onlyDialect(err) {
			from := len(p.Diagnostics)
			p.addErrors(err)
			for i := range p.Diagnostics[from:] {
				p.Diagnostics[from+i].Detail += ". Other rules of this file are in Rego v1, this one is in v0. Write `deny contains msg if { … }` for `deny[msg] { … }`, or `import future.keywords` to have both."
			}
			return nil
		}
	}
	p.addErrors(err)
	return nil
}

// wantsV1: the v0 parser stumbled over v1's keywords.
func wantsV1(err error) bool {
	var list ast.Errors
	return errors.As(err, &list) && slices.ContainsFunc(list, func(e *ast.Error) bool { return strings.Contains(e.Message, "import future.keywords") })
}

func parse(name, source string, version ast.RegoVersion) (*ast.Module, error) {
	return ast.ParseModuleWithOpts(name, source, ast.ParserOptions{
		ProcessAnnotation: true, RegoVersion: version, Capabilities: capabilities(version),
	})
}

// onlyDialect: the v1 parser missed nothing but v1's `if` and `contains`.
func onlyDialect(err error) bool {
	var list ast.Errors
	return errors.As(err, &list) && !slices.ContainsFunc(list, func(e *ast.Error) bool {
		return !strings.Contains(e.Message, "`if` keyword") && !strings.Contains(e.Message, "`contains` keyword")
	})
}

var importsV1 = regexp.MustCompile(`(?m)^\s*import\s+rego\.v1\b`)

// dialect is what a policy is written in, and whether that is said: by its import, or by the nearest .manifest.
func (p *Prepared) dialect(name string) (version ast.RegoVersion, said bool) {
	if importsV1.MatchString(p.sources[name]) {
		return ast.RegoV1, true
	}
	for folder := path.Dir(name); ; folder = path.Dir(folder) {
		if text, ok := p.sources[path.Join(folder, ".manifest")]; ok {
			var manifest struct {
				Version *int           `json:"rego_version"`
				Files   map[string]int `json:"file_rego_versions"`
			}
			if json.Unmarshal([]byte(text), &manifest) == nil {
				relative := strings.TrimPrefix(strings.TrimPrefix(name, folder), "/")
				for pattern, v := range manifest.Files {
					if match, _ := path.Match(strings.TrimPrefix(pattern, "/"), relative); match {
						return ast.RegoVersionFromInt(v), true
					}
				}
				if manifest.Version != nil {
					return ast.RegoVersionFromInt(*manifest.Version), true
				}
			}
		}
		if folder == "." || folder == "/" {
			return ast.RegoV1, false
		}
	}
}

func (p *Prepared) compile() {
	compiler, err := compile(p.modules, p.tests)
	if err != nil {
		// v1 forbids some things that only the compiler sees, such as deprecated functions and shadowed `input`.
		older := maps.Clone(p.modules)
		for name, module := range older {
			if _, said := p.dialect(name); said || module.RegoVersion() != ast.RegoV1 {
				continue
			}
			if reread, err := parse(name, p.sources[name], ast.RegoV0); err == nil {
				older[name] = reread
			}
		}
		if second, olderErr := compile(older, p.tests); olderErr == nil {
			p.modules, p.compiler = older, second
			return
		}
		p.addErrors(err)
		return
	}
	p.compiler = compiler
}

func compile(modules map[string]*ast.Module, tests bool) (*ast.Compiler, error) {
	compiler := ast.NewCompiler().WithCapabilities(capabilities(ast.RegoV1)).SetErrorLimit(20)
	for _, stage := range []ast.StageID{ast.StageRewriteLocalVars, ast.StageSetGraph, ast.StageCheckSafetyRuleBodies, ast.StageCheckTypes} {
		compiler.WithStageAfterID(stage, ast.CompilerStageDefinition{Name: "Beat", Stage: func(*ast.Compiler) *ast.Error {
			serve.Beat()
			return nil
		}})
	}
	if tests {
		compiler.WithEnablePrintStatements(true).
			WithStageAfterID(ast.StageRewriteRuleHeadRefs, ast.CompilerStageDefinition{Name: "NumberTests", Stage: numberTests})
	}
	if compiler.Compile(modules); compiler.Failed() {
		return nil, compiler.Errors
	}
	return compiler, nil
}

// query is `result = ref`, compiled.
func (p *Prepared) query(ref ast.Ref) (ast.Body, error) {
	key := ref.String()
	if body, ok := p.queries[key]; ok {
		return body, nil
	}
	body, err := p.compiler.QueryCompiler().Compile(ast.NewBody(ast.Equality.Expr(ast.VarTerm("result"), ast.NewTerm(ref))))
	if err == nil {
		p.queries[key] = body
	}
	return body, err
}

func (p *Prepared) addErrors(err error) {
	var list ast.Errors
	var one *ast.Error
	if errors.As(err, &one) {
		list = ast.Errors{one}
	} else if !errors.As(err, &list) {
		p.report("", "rego-error", "Policy can't be read", err.Error(), nil)
	}
	for _, e := range list {
		file := ""
		if e.Location != nil {
			file = e.Location.File
		}
		code, summary := "rego-compile-error", "Policy doesn't compile"
		if e.Code == ast.ParseErr {
			code, summary = "rego-parse-error", "Policy isn't valid Rego"
		}
		detail := e.Message
		if name, ok := strings.CutPrefix(e.Message, "undefined function "); ok && forbidden.MatchString(name) {
			code, summary = "rego-forbidden-function", "Policy uses a function that isn't available"
			detail = name + " is left out: policies see what they are given and nothing else."
		}
		p.report(file, code, summary, detail, e.Location)
	}
}

func (p *Prepared) report(file, code, summary, detail string, at *ast.Location) {
	p.Diagnostics = append(p.Diagnostics, report.Diagnostic{
		Stage: "policy", Code: code, Severity: report.Error, Summary: summary, Detail: detail,
		File: file, Range: span(p.sources[file], at),
	})
}
