package policy

import (
	"encoding/json"
	"errors"
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/topdown"
	"github.com/open-policy-agent/opa/v1/types"
	"github.com/open-policy-agent/opa/v1/util"

	"github.com/opentofu/opentofu/terraformer/internal/hcl2"
	"github.com/opentofu/opentofu/terraformer/internal/report"
)

// The functions that conftest adds to Rego, with its signatures. They read what a request has and never a disk: files of the folder of policies,
// and the program's. What can't be read leaves the call undefined, as in conftest, and is told.
func init() {
	object := types.NewObject(nil, types.NewDynamicProperty(types.S, types.A))
	for _, f := range []struct {
		name      string
		arguments []types.Type
		give      func(c *configs, folder string, operands []ast.Value) (any, error)
	}{
		{"parse_config", types.Args(types.S, types.S), (*configs).given},
		{"parse_config_file", types.Args(types.S), (*configs).file},
		{"parse_combined_config_files", types.Args(types.NewArray(nil, types.S)), (*configs).combined},
	} {
		ast.RegisterBuiltin(&ast.Builtin{Name: f.name, Decl: types.NewFunction(f.arguments, object)})
		topdown.RegisterBuiltinFunc(f.name, func(ctx topdown.BuiltinContext, operands []*ast.Term, iter func(*ast.Term) error) error {
			limits, ok := ctx.Cancel.(*budget)
			if !ok {
				return errors.New(f.name + " is evaluated for policies only")
			}
			var values []ast.Value
			for _, operand := range operands {
				values = append(values, operand.Value)
			}
			found, err := f.give(&limits.configs, path.Dir(ctx.Location.File), values)
			var value ast.Value
			if err == nil {
				value, err = ast.InterfaceToValue(found)
			}
			var halt topdown.Halt
			switch {
			case errors.As(err, &halt):
				return halt
			case err != nil:
				limits.configs.tell(f.name, ctx.Location, err)
				return err
			}
			return iter(ast.NewTerm(value))
		})
	}
}

// configs are the files that policies may read, and what came of it.
type configs struct {
	files    []map[string]string
	charge   func(bytes int64) error
	read     map[[2]string]any // by parser and text: rules are evaluated many times
	problems []report.Diagnostic
}

func (c *configs) given(_ string, operands []ast.Value) (any, error) {
	parser, text := stringOf(operands[0]), stringOf(operands[1])
	return c.parse(parser, "text", text)
}

func (c *configs) file(folder string, operands []ast.Value) (any, error) {
	return c.parseFile(path.Join(folder, stringOf(operands[0])))
}

// combined are files as conftest --combine gives them: each document of a YAML file by itself.
func (c *configs) combined(folder string, operands []ast.Value) (any, error) {
	all := []any{}
	var names []string
	each(operands[0], func(v ast.Value) { names = append(names, path.Join(folder, stringOf(v))) })
	slices.Sort(names)
	for _, name := range slices.Compact(names) {
		contents, err := c.parseFile(name)
		if err != nil {
			return nil, err
		}
		documents, several := contents.([]any)
		if !several {
			documents = []any{contents}
		}
		for _, document := range documents {
			all = append(all, map[string]any{"path": name, "contents": document})
		}
	}
	return all, nil
}

func stringOf(value ast.Value) string {
	text, _ := value.(ast.String)
	return string(text)
}

// parsers are those of conftest that are here, by the endings of files that they read.
var parsers = map[string]string{
	"": "yaml", ".yaml": "yaml", ".yml": "yaml", ".json": "json", ".tf": "hcl2", ".tofu": "hcl2", ".tfvars": "hcl2", ".hcl": "hcl2",
}

func (c *configs) parseFile(name string) (any, error) {
	parser, ok := parsers[path.Ext(name)]
	if !ok {
		return nil, fmt.Errorf("%s: of files that end in %s nothing can be read; HCL, JSON and YAML can be", name, path.Ext(name))
	}
	for _, files := range c.files {
		if text, ok := files[name]; ok {
			return c.parse(parser, name, text)
		}
	}
	return nil, fmt.Errorf("%s isn't there: policies read what lies in their own folder, and the program's files", name)
}

func (c *configs) parse(parser, name, text string) (value any, err error) {
	key := [2]string{parser, text}
	if value, ok := c.read[key]; ok {
		return value, nil
	}
	if err := c.charge(16 * int64(len(text))); err != nil {
		return nil, err
	}
	text = strings.TrimPrefix(text, "\ufeff")
	switch parser {
	case "hcl2":
		var document json.RawMessage
		if document, err = hcl2.Parse(name, []byte(text)); err == nil {
			err = util.UnmarshalJSON(document, &value)
		}
	case "json":
		if err = readable(text); err == nil {
			err = util.UnmarshalJSON([]byte(text), &value)
		}
	case "yaml":
		value, err = parseYAML(text)
	default:
		return nil, fmt.Errorf("the parser %q isn't here; hcl2, json and yaml are", parser)
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	if c.read == nil {
		c.read = map[[2]string]any{}
	}
	c.read[key] = value
	return value, nil
}

// parseYAML gives a document, or the list of several.
func parseYAML(text string) (any, error) {
	text = strings.ReplaceAll(text, "\r\n", "\n")
	var all []any
	for document := range strings.SplitSeq(text, "\n---\n") {
		value, err := parseDocument(document)
		if err != nil {
			return nil, err
		}
		all = append(all, value)
	}
	if len(all) == 1 {
		return all[0], nil
	}
	return all, nil
}

// tell notes once for each call what couldn't be read.
func (c *configs) tell(function string, at *ast.Location, err error) {
	d := report.Diagnostic{
		Stage: "policy", Code: "policy-config-unread", Severity: report.Warning, Summary: "A policy can't read a configuration",
		Detail: fmt.Sprintf("%s gives nothing here, so that conditions on it don't hold: %s.", function, strings.TrimSuffix(strings.TrimSpace(err.Error()), ".")),
		File:   at.File, Range: span(c.textAt(at.File), at),
	}
	if !slices.ContainsFunc(c.problems, func(other report.Diagnostic) bool {
		return other.Range == d.Range && other.Detail == d.Detail && other.File == d.File
	}) {
		c.problems = append(c.problems, d)
	}
}

func (c *configs) textAt(name string) string {
	for _, files := range c.files {
		if text, ok := files[name]; ok {
			return text
		}
	}
	return ""
}
