package lint

import (
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/opentofu/opentofu/terraformer/internal/report"
)

// tree is a module with what several rules look for in it, found in one walk.
type tree struct {
	*Module
	nodes  []hclsyntax.Node
	texts  map[string][]byte
	values evaluator
}

func newTree(module *Module) *tree {
	t := &tree{Module: module, texts: map[string][]byte{}}
	for _, file := range module.Files {
		t.texts[file.Name] = file.Text
		if file.Body == nil {
			continue
		}
		_ = hclsyntax.VisitAll(file.Body, func(node hclsyntax.Node) hcl.Diagnostics {
			t.nodes = append(t.nodes, node)
			return nil
		})
	}
	t.values = newEvaluator(t)
	return t
}

// top lists the blocks at the top of the files, all or those of some types.
func (t *tree) top(types ...string) (found []*hclsyntax.Block) {
	for _, file := range t.Files {
		if file.Body == nil {
			continue
		}
		for _, block := range file.Body.Blocks {
			if len(types) == 0 || slices.Contains(types, block.Type) {
				found = append(found, block)
			}
		}
	}
	return found
}

// each calls a function with every node of a kind.
func each[N hclsyntax.Node](t *tree, visit func(N)) {
	for _, node := range t.nodes {
		if n, ok := node.(N); ok {
			visit(n)
		}
	}
}

// text is what is written at a place.
func (t *tree) text(at hcl.Range) string {
	text := t.texts[at.Filename]
	if at.Start.Byte > at.End.Byte || at.End.Byte > len(text) {
		return ""
	}
	return string(text[at.Start.Byte:at.End.Byte])
}

// entry is the file in which one looks first.
func (t *tree) entry() string {
	for _, file := range t.Files {
		if path.Base(file.Name) == "main.tf" {
			return file.Name
		}
	}
	if len(t.Files) > 0 {
		return t.Files[0].Name
	}
	return ""
}

// unread joins the texts that have more than their syntax tree shows: what is said there counts as said.
func (t *tree) unread() string {
	var all strings.Builder
	for _, file := range t.Files {
		if file.Body == nil || file.Partial {
			all.Write(file.Text)
			all.WriteByte('\n')
		}
	}
	return all.String()
}

// attributes lists the arguments of a body in the order of the text.
func attributes(body *hclsyntax.Body) []*hclsyntax.Attribute {
	return slices.SortedFunc(maps.Values(body.Attributes), func(a, b *hclsyntax.Attribute) int {
		return a.SrcRange.Start.Byte - b.SrcRange.Start.Byte
	})
}

// label is a block's label, "" where it has fewer.
func label(block *hclsyntax.Block, i int) string {
	if i < len(block.Labels) {
		return block.Labels[i]
	}
	return ""
}

// blocksIn lists the blocks of a type directly in a body, also those that a dynamic block makes.
func blocksIn(body *hclsyntax.Body, kind string) (found []*hclsyntax.Block) {
	for _, block := range body.Blocks {
		switch {
		case block.Type == kind:
			found = append(found, block)
		case block.Type == "dynamic" && label(block, 0) == kind:
			found = append(found, blocksIn(block.Body, "content")...)
		}
	}
	return found
}

// remove is an edit that takes something out with its lines. Whether it is wanted is the user's to say.
func (t *tree) remove(at hcl.Range) report.Edit {
	edit := replace(t.wholeLines(at), "", "remove it")
	edit.Suggestion = true
	return edit
}

// wholeLines widens a place to its lines, with the line break, where nothing else stands on them.
func (t *tree) wholeLines(at hcl.Range) hcl.Range {
	text := t.texts[at.Filename]
	start, end := at.Start, at.End
	for start.Byte > 0 && (text[start.Byte-1] == ' ' || text[start.Byte-1] == '\t') {
		start.Byte--
		start.Column--
	}
	for end.Byte < len(text) && (text[end.Byte] == ' ' || text[end.Byte] == '\t' || text[end.Byte] == '\r') {
		end.Byte++
	}
	begins := start.Byte == 0 || text[start.Byte-1] == '\n'
	if !begins || end.Byte < len(text) && text[end.Byte] != '\n' {
		return at
	}
	if end.Byte < len(text) {
		end = hcl.Pos{Line: end.Line + 1, Column: 1, Byte: end.Byte + 1}
	}
	return hcl.Range{Filename: at.Filename, Start: start, End: end}
}
