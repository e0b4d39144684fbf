package policy

import (
	"context"
	"fmt"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/storage"
	"github.com/open-policy-agent/opa/v1/storage/inmem"
	"github.com/open-policy-agent/opa/v1/util"

	"github.com/opentofu/opentofu/terraformer/internal/report"
	"github.com/opentofu/opentofu/terraformer/internal/workspace"
)

// Data is a JSON or YAML file of what policies find under `data`, at the place that At names, which is where its folder lies.
type Data struct {
	File string   `json:"file"`
	At   []string `json:"at"`
	Text string   `json:"text"`
}

// addData gives policies what they find under `data`: files that were given for it, and, of the JSON and YAML files beside the policies,
// those that have what a policy reads and nothing else gives. So a folder needs no flag, and what lies in it for other ends stays out.
func (p *Prepared) addData(given []Data) {
	p.data = map[string]any{}
	for _, d := range given {
		value, err := parseData(d.Text)
		if err == nil {
			err = p.mount(d.At, value)
		}
		if err != nil {
			p.Diagnostics = append(p.Diagnostics, dataProblem(d.File, d.Text, err))
		}
	}
	if p.compiler == nil {
		return
	}
	p.unmet = p.dataRead()
	wanted := p.unmet
	for _, name := range sortedKeys(p.sources) {
		if !slices.Contains([]string{".json", ".yaml", ".yml"}, path.Ext(name)) || workspace.IsConfig(name) || len(wanted) == 0 {
			continue
		}
		value, err := parseData(p.sources[name])
		if err != nil {
			p.unreadData = append(p.unreadData, name)
			continue
		}
		if at, ok := placeFor(value, strings.Split(path.Dir(name), "/"), wanted); ok {
			_ = p.mount(at, value) // what is there already stays
		}
	}
}

// store is a fresh one for each evaluation, which may write to it what it judges.
func (p *Prepared) store() storage.Store {
	if len(p.data) == 0 {
		return inmem.New()
	}
	return inmem.NewFromObject(p.data)
}

// about says in data.conftest.file which file is judged, as conftest does.
func about(store storage.Store, name string) error {
	return storage.Txn(context.Background(), store, storage.WriteParams, func(txn storage.Transaction) error {
		if err := storage.MakeDir(context.Background(), store, txn, storage.Path{"conftest"}); err != nil {
			return err
		}
		return store.Write(context.Background(), txn, storage.AddOp, storage.Path{"conftest", "file"},
			map[string]any{"name": path.Base(name), "dir": path.Dir(name)})
	})
}

// tooDeep matches a line of YAML whose signs alone nest it deeper than anyone writes.
var tooDeep = regexp.MustCompile(`(?m)^[ \t?:-]{1000}`)

func parseData(text string) (map[string]any, error) {
	document, err := parseDocument(text)
	if err != nil {
		return nil, err
	}
	value, ok := document.(map[string]any)
	if !ok {
		return nil, fmt.Errorf("an object is needed at its top, whose names are those under data")
	}
	return value, nil
}

// parseDocument reads JSON or one document of YAML.
func parseDocument(text string) (document any, err error) {
	defer func() {
		if problem := recover(); problem != nil {
			err = fmt.Errorf("it can't be read: %v", problem)
		}
	}()
	if err := readable(text); err != nil {
		return nil, err
	}
	err = util.Unmarshal([]byte(text), &document)
	return document, err
}

// readable: a parser may be handed the text.
func readable(text string) error {
	switch {
	case len(text) > maxSource:
		return fmt.Errorf("it is larger than %d MiB", maxSource>>20)
	case !jsonNesting([]byte(text), maxPlanNesting) || tooDeep.MatchString(text):
		return fmt.Errorf("it nests more than %d levels deep", maxPlanNesting)
	}
	return nil
}

// mount adds a document to the data; what two documents give is an error, and stays as the first has it.
func (p *Prepared) mount(at []string, value map[string]any) error {
	for _, name := range slices.Backward(at) {
		value = map[string]any{name: value}
	}
	if conflict := conflict(p.data, value, "data"); conflict != "" {
		return fmt.Errorf("another data file has %s, too", conflict)
	}
	merge(p.data, value)
	return nil
}

func conflict(a, b map[string]any, at string) string {
	for _, name := range sortedKeys(b) {
		mine, ok := a[name]
		if !ok {
			continue
		}
		first, isFirst := mine.(map[string]any)
		second, isSecond := b[name].(map[string]any)
		if !isFirst || !isSecond {
			return at + "." + name
		}
		if found := conflict(first, second, at+"."+name); found != "" {
			return found
		}
	}
	return ""
}

func merge(a, b map[string]any) {
	for name, value := range b {
		mine, both := a[name].(map[string]any)
		theirs, _ := value.(map[string]any)
		if both && theirs != nil {
			merge(mine, theirs)
			continue
		}
		a[name] = value
	}
}

// dataRead are the paths under `data` that policies read and no policy defines.
func (p *Prepared) dataRead() [][]string {
	var all [][]string
	for _, name := range sortedKeys(p.modules) {
		ast.WalkRefs(p.compiler.Modules[name], func(ref ast.Ref) bool {
			if !ref.HasPrefix(ast.DefaultRootRef) {
				return false
			}
			ref = ref.GroundPrefix()
			var names []string
			for i := 1; i < len(ref); i++ {
				name, ok := nameAt(ref, i)
				if !ok {
					break
				}
				names = append(names, name)
			}
			if len(names) > 0 && names[0] != "conftest" && !p.defined(names) {
				all = append(all, names)
			}
			return false
		})
	}
	slices.SortFunc(all, slices.Compare[[]string])
	return slices.CompactFunc(all, slices.Equal[[]string])
}

// defined: a package or rule has that path, or lies above or below it.
func (p *Prepared) defined(names []string) bool {
	node := p.compiler.RuleTree.Child(ast.DefaultRootDocument.Value)
	for _, name := range names {
		if node == nil {
			return false
		}
		if len(node.Values) > 0 {
			return true
		}
		node = node.Child(ast.String(name))
	}
	return node != nil
}

// placeFor is where a document beside the policies belongs: at its top, or where the last of its folders' names lead, so that it gives
// something that is read.
func placeFor(value map[string]any, folders []string, wanted [][]string) ([]string, bool) {
	for from := 0; from <= len(folders); from++ {
		for name := range value {
			path := append(slices.Clone(folders[from:]), name)
			if slices.ContainsFunc(wanted, func(read []string) bool {
				shared := min(len(read), len(path))
				return slices.Equal(read[:shared], path[:shared])
			}) {
				return folders[from:], true
			}
		}
	}
	return nil, false
}

// lacking tells what policies read under data that nobody gives.
func (p *Prepared) lacking() []report.Diagnostic {
	var paths []string
	for _, read := range p.unmet {
		if _, there := lookUp(p.data, read[:1]); !there && !slices.Contains(paths, "data."+read[0]) {
			paths = append(paths, "data."+read[0])
		}
	}
	if len(paths) == 0 {
		return nil
	}
	detail := fmt.Sprintf("What the policies read as %s has no value, so that conditions on it never hold. Give a JSON or YAML file that has it: beside the policies, or with --data.", strings.Join(paths, ", "))
	if len(p.unreadData) > 0 {
		detail += fmt.Sprintf(" Not readable: %s.", strings.Join(p.unreadData, ", "))
	}
	return []report.Diagnostic{{Stage: "policy", Code: "policy-data-missing", Severity: report.Warning, Summary: "Policies lack data", Detail: detail}}
}

func lookUp(value any, names []string) (any, bool) {
	for _, name := range names {
		object, _ := value.(map[string]any)
		next, ok := object[name]
		if !ok {
			return nil, false
		}
		value = next
	}
	return value, true
}

var lineOf = regexp.MustCompile(`\bline (\d+)`)

func dataProblem(file, text string, err error) report.Diagnostic {
	d := report.Diagnostic{Stage: "policy", Code: "policy-data-invalid", Severity: report.Error, Summary: "Data for policies can't be read",
		Detail: strings.TrimSpace(err.Error()) + ".", File: file, Range: span(text, nil)}
	if m := lineOf.FindStringSubmatch(d.Detail); m != nil {
		line, _ := strconv.Atoi(m[1])
		d.Range = lineRange(text, line)
	}
	return d
}

// lineRange is a whole line.
func lineRange(text string, line int) report.Range {
	from := 0
	for range line - 1 {
		next := strings.IndexByte(text[from:], '\n')
		if next < 0 {
			break
		}
		from += next + 1
	}
	rest, _, _ := strings.Cut(text[from:], "\n")
	return report.Range{Start: position(text, from), End: position(text, from+len(strings.TrimRight(rest, "\r")))}
}
