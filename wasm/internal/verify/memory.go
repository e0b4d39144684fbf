package verify

import (
	"bytes"
	"fmt"
	"maps"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/opentofu/opentofu/internal/addrs"
	"github.com/opentofu/opentofu/internal/tofu"
	"github.com/opentofu/opentofu/terraformer/internal/report"
	"github.com/opentofu/opentofu/terraformer/internal/schema"
	"github.com/opentofu/opentofu/terraformer/internal/workspace"
)

// Memory holds which resource blocks were validated before and had nothing wrong, so that after an edit only the edited block
// and what depends on it are judged again. What a block was judged by is its text and the texts of everything it refers to,
// through any number of steps; for the same texts, and the same providers, the verdict is the same. Only silent verdicts are
// remembered: they have no places, which move with every line above.
type Memory struct {
	given     string // what all verdicts depend on
	providers map[addrs.Provider]*schema.Provider
	texts     map[string]*passage // by the text itself
	clean     map[string]int      // by the passages' numbers, the judged block's first: the steps that judging it took
	spared    int                 // blocks that were passed over, for the tests
}

// passage is a text that blocks are made of, and what it refers to.
type passage struct {
	number  int
	refers  []string
	outside bool // its verdict depends on more than texts: files that functions read, modules, providers' functions
}

// maxPassages bounds a memory; an edit adds a few.
const maxPassages = 20_000

// validateAgain validates, but for what was found clean before.
func (r *run) validateAgain() {
	index, ok := r.passages()
	if memory := r.request.Memory; memory != nil && ok {
		memory.prepare(r, index.given)
		defer memory.remember(index)()
	}
	r.validate()
}

// remember lets validation ask for the verdicts on a program's blocks, and takes new ones in, until it is stopped.
func (m *Memory) remember(index passages) (stop func()) {
	keys := map[string]string{}
	tofu.CleanBefore = func(at addrs.ConfigResource) bool {
		if !at.Module.IsRoot() {
			return false
		}
		address := at.Resource.String()
		key, ok := m.key(index, address)
		if !ok {
			return false
		}
		steps, known := m.clean[key]
		if known && hcl.CanSpend(steps) {
			m.spared++
			return hcl.Spend(steps)
		}
		keys[address] = key
		return false
	}
	tofu.FoundClean = func(at addrs.ConfigResource, steps int) {
		if key := keys[at.Resource.String()]; key != "" && at.Module.IsRoot() {
			m.clean[key] = steps
		}
	}
	return func() { tofu.CleanBefore, tofu.FoundClean = nil, nil }
}

// prepare forgets everything when something changed that every verdict depends on, or when it is too much.
func (m *Memory) prepare(r *run, given string) {
	if m.texts != nil && m.given == given && maps.Equal(m.providers, r.chosen.providers) && len(m.texts) < maxPassages {
		return
	}
	*m = Memory{spared: m.spared, given: given, providers: r.chosen.providers, texts: map[string]*passage{}, clean: map[string]int{}}
}

// key names what a block is judged by; false when that isn't texts alone.
func (m *Memory) key(index passages, address string) (string, bool) {
	if _, ok := index.parts[address]; !ok {
		return "", false // a data source within a check block
	}
	var key strings.Builder
	seen := map[string]bool{address: true}
	for queue := []string{address}; len(queue) > 0; queue = queue[1:] {
		part, ok := index.parts[queue[0]]
		if !ok {
			key.WriteString("-,") // what isn't declared may be later
			continue
		}
		known := m.texts[part.text]
		if known == nil {
			known = &passage{number: len(m.texts)}
			known.refers, known.outside = references(part.node)
			m.texts[strings.Clone(part.text)] = known
		}
		if known.outside {
			return "", false
		}
		key.WriteString(strconv.Itoa(known.number))
		key.WriteByte(',')
		for _, other := range known.refers {
			if !seen[other] {
				seen[other] = true
				queue = append(queue, other)
			}
		}
	}
	return key.String(), true
}

// references lists what a text refers to, by address, in order.
func references(node hclsyntax.Node) (found []string, outside bool) {
	var traversals []hcl.Traversal
	if expression, ok := node.(hclsyntax.Expression); ok {
		traversals = expression.Variables()
	}
	_ = hclsyntax.VisitAll(node, func(node hclsyntax.Node) hcl.Diagnostics {
		switch node := node.(type) {
		case *hclsyntax.FunctionCallExpr:
			outside = outside || strings.Contains(node.Name, "file") || strings.Contains(node.Name, "::")
		case *hclsyntax.Attribute:
			traversals = append(traversals, node.Expr.Variables()...)
		}
		return nil
	})
	for _, traversal := range traversals {
		var names []string
		for _, step := range traversal[1:min(len(traversal), 3)] {
			if attribute, ok := step.(hcl.TraverseAttr); ok {
				names = append(names, attribute.Name)
			}
		}
		root := traversal.RootName()
		switch {
		case root == "module":
			outside = true
		case (root == "data" || root == "ephemeral") && len(names) > 1:
			found = append(found, root+"."+names[0]+"."+names[1])
		case len(names) > 0:
			found = append(found, root+"."+names[0])
		}
	}
	return found, outside
}

// passages are the texts of a program's root module, by address.
type passages struct {
	parts map[string]part
	given string // the blocks that every verdict depends on
}

type part struct {
	text string
	node hclsyntax.Node
}

// passages takes the root module apart. False when its texts aren't all that verdicts depend on: JSON, override files, import
// blocks, or what loading found, such as a provider whose schema is made up from its use.
func (r *run) passages() (passages, bool) {
	index := passages{parts: map[string]part{}}
	if slices.ContainsFunc(r.result.Diagnostics, func(d report.Diagnostic) bool { return d.Stage != "parse" }) {
		return index, false
	}
	var given bytes.Buffer
	for _, name := range r.files.Names {
		if dirOf(name) != "." || !workspace.IsConfig(name) || workspace.IsTest(name) {
			continue
		}
		file := r.parser.Sources()[name]
		if file == nil || nativeBody(file.Body) == nil {
			if strings.Contains(name, ".tfvars") {
				continue
			}
			return index, false
		}
		if base := strings.TrimSuffix(name, path.Ext(name)); strings.HasSuffix(base, "override") {
			return index, false
		}
		for _, block := range nativeBody(file.Body).Blocks {
			at := hcl.RangeBetween(block.TypeRange, block.CloseBraceRange)
			text := string(at.SliceBytes(file.Bytes))
			switch block.Type {
			case "import", "removed", "moved":
				return index, false
			case "terraform", "provider":
				fmt.Fprintln(&given, text)
			case "locals":
				for _, name := range slices.Sorted(maps.Keys(block.Body.Attributes)) {
					attribute := block.Body.Attributes[name]
					index.add("local."+name, string(attribute.SrcRange.SliceBytes(file.Bytes)), attribute.Expr)
				}
			default:
				index.add(blockAddress(block, at), text, block)
			}
		}
	}
	index.given = given.String()
	return index, true
}

// add takes in a text; of two with one address neither can be told from the other.
func (p *passages) add(address, text string, node hclsyntax.Node) {
	if before, ok := p.parts[address]; ok {
		text += before.text
	}
	p.parts[address] = part{text, node}
}
