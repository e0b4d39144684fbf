package refactor

import (
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/opentofu/opentofu/terraformer/internal/edit"
	"github.com/opentofu/opentofu/terraformer/internal/report"
	"github.com/opentofu/opentofu/terraformer/internal/workspace"
)

// Graph is what a program consists of and what refers to what, as it is written: every module once for each call that leads to it, instances together.
type Graph struct {
	Nodes []Node `json:"nodes"`
	Edges []Edge `json:"edges"`
	// Unread are the files whose references aren't in it: JSON syntax, and those with syntax errors, of which what could be read is.
	Unread []string `json:"unread"`
	// Cut: the program has more than nodesAtMost, and the rest is left out.
	Cut bool `json:"cut,omitempty"`
}

// Node is a block, or a local value, in a module of the program.
type Node struct {
	Address string       `json:"address"` // as the root module names it: module.net.aws_vpc.a
	Module  string       `json:"module"`  // "" of the root module, else module.net
	Kind    string       `json:"kind"`    // resource, data, ephemeral, module, variable, local, output, check
	Type    string       `json:"type,omitempty"`
	Name    string       `json:"name"`
	File    string       `json:"file"`
	Range   report.Range `json:"range"`            // of the whole block, or of the local value
	Source  string       `json:"source,omitempty"` // of a module
	Local   bool         `json:"local,omitempty"`  // of a module: its folder is in the workspace
}

// Edge says that From refers to To in some of its arguments, named in the order in which they stand; "" is none in particular.
type Edge struct {
	From      string   `json:"from"`
	To        string   `json:"to"`
	Arguments []string `json:"arguments"`
}

// nodesAtMost is more than anyone can look at, and little enough to send.
const nodesAtMost = 5_000

var shown = []string{"resource", "data", "ephemeral", "module", "variable", "local", "output", "check"}

// GraphOf reads a program. It knows references by the language's own scopes, so that what a loop or a dynamic block names isn't taken for one.
func GraphOf(files map[string]workspace.Content) Graph {
	kept, _ := workspace.New(files)
	p := read(kept)
	g := &graph{program: p, found: p.occurrences(), paths: map[string][][]string{}, edges: map[[2]string]int{}}
	g.result = Graph{Nodes: []Node{}, Edges: []Edge{}, Unread: []string{}}
	for _, f := range slices.Concat(p.files, p.json) {
		_, ours := p.moduleOf(f.dir)
		if ours && !isTest(f.name) && (f.broken != nil || isJSON(f.name) && !strings.HasSuffix(f.name, ".tfvars.json")) {
			g.result.Unread = append(g.result.Unread, f.name)
		}
	}
	g.nodes()
	g.references()
	return g.result
}

type graph struct {
	*program
	found  []occurrence
	paths  map[string][][]string // by folder
	edges  map[[2]string]int     // place in result.Edges
	result Graph
}

func (g *graph) pathsOf(folder string) [][]string {
	paths, ok := g.paths[folder]
	if !ok {
		paths = g.pathsTo(folder)
		g.paths[folder] = paths
	}
	return paths
}

// inModule is an address as the root module names it.
func inModule(path []string, address string) string {
	var whole strings.Builder
	for _, call := range path {
		whole.WriteString("module." + call + ".")
	}
	return whole.String() + address
}

func (g *graph) nodes() {
	for _, o := range g.found {
		if o.declares == nil || isOverride(o.file.name) || isTest(o.file.name) || !slices.Contains(shown, o.kind) {
			continue
		}
		where := o.declares.Range()
		where.End = o.declares.CloseBraceRange.End
		if o.kind == "local" {
			where = o.attribute.Range()
		}
		node := Node{Kind: o.kind, Type: o.typ, Name: o.name, File: o.file.name, Range: rangeOf(where)}
		if o.kind == "module" {
			node.Source = edit.Literal(o.declares.Body.Attributes["source"])
			node.Local = g.calls[o.folder][o.name].folder != ""
		}
		for _, path := range g.pathsOf(o.folder) {
			if len(g.result.Nodes) == nodesAtMost {
				g.result.Cut = true
				return
			}
			node.Address, node.Module = inModule(path, o.address()), strings.TrimSuffix(inModule(path, ""), ".")
			g.result.Nodes = append(g.result.Nodes, node)
		}
	}
}

func (g *graph) references() {
	known := map[string]bool{}
	for _, node := range g.result.Nodes {
		known[node.Address] = true
	}
	call := "" // that the last reference to a module named: outputs that are read of it follow
	for i, o := range g.found {
		if o.declares != nil || isTest(o.file.name) || !isConfig(o.file.name) || !slices.Contains(shown, o.kind) {
			continue
		}
		from, argument := g.holder(o)
		if from == nil {
			continue
		}
		if o.kind == "module" && o.reference != nil {
			call = o.name
			// What is read of a module are its outputs; only who takes it whole refers to itself.
			if i+1 < len(g.found) && !o.whole && g.found[i+1].kind == "output" && g.found[i+1].reference == nil {
				continue
			}
		}
		if o.kind == "variable" && o.reference == nil {
			continue // the name of a call's argument: what gives it its value follows
		}
		for _, path := range g.pathsOf(from.folder) {
			source, target := inModule(path, from.address()), inModule(path, o.address())
			if o.kind == "output" && o.reference == nil {
				target = inModule(append(slices.Clone(path), call), o.address())
			}
			if given := inModule(append(slices.Clone(path), from.name), "var."+argument); from.kind == "module" && known[given] {
				source = given
			}
			if source != target && known[source] && known[target] {
				g.connect(source, target, argument)
			}
		}
	}
}

// holder is the block, or the local value, in which a name stands, and the argument of it.
func (g *graph) holder(o occurrence) (*symbol, string) {
	for _, block := range o.file.body.Blocks {
		where := hcl.Range{Start: block.Range().Start, End: block.CloseBraceRange.End}
		if o.start < where.Start.Byte || where.End.Byte < o.end {
			continue
		}
		s := &symbol{folder: o.file.dir, kind: block.Type}
		argument := argumentAt(block.Body, o.start)
		switch labels := block.Labels; {
		case block.Type == "locals":
			s.kind, s.name = "local", argument
			argument = ""
		case slices.Contains([]string{"resource", "data", "ephemeral"}, block.Type) && len(labels) == 2:
			s.typ, s.name = labels[0], labels[1]
		case slices.Contains([]string{"variable", "output", "module", "check"}, block.Type) && len(labels) == 1:
			s.name = labels[0]
		default:
			return nil, ""
		}
		return s, argument
	}
	return nil, ""
}

// argumentAt names the argument at a place, or the block within which it stands.
func argumentAt(body *hclsyntax.Body, at int) string {
	for _, attribute := range body.Attributes {
		if attribute.SrcRange.Start.Byte <= at && at <= attribute.SrcRange.End.Byte {
			return attribute.Name
		}
	}
	for _, block := range body.Blocks {
		if block.Range().Start.Byte <= at && at <= block.CloseBraceRange.End.Byte {
			if block.Type == "dynamic" && len(block.Labels) == 1 {
				return block.Labels[0]
			}
			return block.Type
		}
	}
	return ""
}

func (g *graph) connect(from, to, argument string) {
	key := [2]string{from, to}
	i, ok := g.edges[key]
	if !ok {
		i = len(g.result.Edges)
		g.edges[key] = i
		g.result.Edges = append(g.result.Edges, Edge{From: from, To: to, Arguments: []string{}})
	}
	edge := &g.result.Edges[i]
	if argument != "" && !slices.Contains(edge.Arguments, argument) {
		edge.Arguments = append(edge.Arguments, argument)
	}
}
