package refactor

import (
	"fmt"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/opentofu/opentofu/terraformer/internal/edit"
)

// lifts are the names at one border of a module: variables that it gets, or outputs that it gives.
type lifts struct {
	prefix string
	names  map[string]string // by the expression that they stand for
	parts  map[string]*parted
	order  []lift
}

// parted is what is read of a repeated block.
type parted struct {
	names        []string
	byKey, whole bool
}

func (l *lifts) read(expr string, names []string, ok, byKey bool) {
	if l.parts[expr] == nil {
		l.parts[expr] = &parted{byKey: byKey}
	}
	p := l.parts[expr]
	p.names, p.whole = append(p.names, names...), p.whole || !ok
}

// value of a lift, as it crosses the border.
func (l *lifts) value(one lift) string {
	if p := l.parts[one.expr]; p != nil && !p.whole {
		return part(one.expr, p.byKey, p.names)
	}
	return one.expr
}

type lift struct {
	symbol
	name, expr, attribute string
}

func newLifts(prefix string) *lifts {
	return &lifts{prefix: prefix, names: map[string]string{}, parts: map[string]*parted{}}
}

// nameOf is the name for an expression: of its type's last words and its attribute, or the name that it has already.
func (l *lifts) nameOf(expr string, s symbol, attribute string, all bool) string {
	if name, ok := l.names[expr]; ok {
		return name
	}
	name := s.name
	if s.kind == "module" && attribute != "" {
		name = attribute
	} else if _, tail, ok := strings.Cut(s.typ, "_"); ok && attribute != "" {
		if name = attribute; !strings.HasPrefix(attribute, tail) {
			name = tail + "_" + attribute
		}
	}
	if all {
		name += "s"
	}
	taken := func(name string) bool {
		return slices.Contains(reserved, name) || slices.ContainsFunc(l.order, func(other lift) bool { return other.name == name })
	}
	if taken(name) && s.name != name {
		name = s.name + "_" + name
	}
	for base, n := name, 2; taken(name); n++ {
		name = fmt.Sprintf("%s_%d", base, n)
	}
	l.names[expr] = name
	l.order = append(l.order, lift{s, name, expr, attribute})
	return name
}

// write makes the module's files, and the call in place of its blocks.
func (x *extraction) write() {
	var blocks, locals []string
	for _, s := range x.inOrder() {
		if text := x.textOf(s); s.kind == "local" {
			locals = append(locals, text)
		} else {
			blocks = append(blocks, text)
		}
		x.edits = append(x.edits, edit.Edit{Action: "remove", Address: s.address(), File: x.chosen[s].file.name})
	}
	if len(locals) > 0 {
		blocks = append([]string{"locals {\n" + strings.Join(locals, "\n") + "\n}"}, blocks...)
	}
	x.create("main.tf", strings.Join(blocks, "\n\n")+"\n")
	call := fmt.Sprintf("module %q {\n  source = \"./modules/%s\"\n", x.name, x.name)
	if handed := x.versions(); len(handed) > 0 {
		call += "  providers = {\n    " + strings.Join(handed, "\n    ") + "\n  }\n"
	}
	var variables, outputs []string
	for _, l := range x.inputs.order {
		variables = append(variables, x.variable(l))
		call += fmt.Sprintf("  %s = %s\n", l.name, x.inputs.value(l))
	}
	for _, l := range x.outputs.order {
		outputs = append(outputs, fmt.Sprintf("output %q {\n  value = %s\n}\n", l.name, x.outputs.value(l)))
	}
	if len(variables) > 0 {
		x.create("variables.tf", strings.Join(variables, "\n"))
	}
	if len(outputs) > 0 {
		x.create("outputs.tf", strings.Join(outputs, "\n"))
	}
	x.edits = append(x.edits, edit.Edit{Action: "add", Text: call + "}\n", File: x.home()})
}

// variable declares what the module gets: as the caller's variable is declared, else as what it surely is.
func (x *extraction) variable(l lift) string {
	lines := ""
	if l.kind == "variable" {
		if o := x.declaration(l.symbol); o != nil {
			for _, name := range []string{"description", "type", "sensitive", "ephemeral", "nullable"} {
				if attribute := o.declares.Body.Attributes[name]; attribute != nil {
					lines += fmt.Sprintf("  %s = %s\n", name, o.file.slice(attribute.Expr.Range()))
				}
			}
		}
	} else if slices.Contains([]string{"id", "arn"}, l.attribute) && !strings.Contains(l.expr, "*") && l.kind != "module" {
		lines = "  type = string\n"
	} else {
		lines = "  type = any\n"
	}
	return fmt.Sprintf("variable %q {\n%s}\n", l.name, lines)
}

// versions writes which providers the module needs, as the caller has it, and gives the configurations that the call has to hand over.
func (x *extraction) versions() []string {
	aliases := slices.Compact(slices.Sorted(slices.Values(x.providers)))
	used := map[string][]string{}
	for s, o := range x.chosen {
		if name, _, _ := strings.Cut(s.typ, "_"); s.typ != "" && name != "terraform" && o.declares.Body.Attributes["provider"] == nil {
			used[name] = used[name]
		}
	}
	var handed []string
	for name := range used {
		if x.hasDefault(name) {
			handed = append(handed, name+" = "+name)
		}
	}
	for _, alias := range aliases {
		name, _, _ := strings.Cut(alias, ".")
		used[name] = append(used[name], alias)
		handed = append(handed, alias+" = "+alias)
	}
	if len(aliases) == 0 {
		handed = nil
	}
	slices.Sort(handed)
	var entries []string
	for name, configurations := range used {
		lines := ""
		for _, key := range []string{"source", "version"} {
			if value := x.requirement(name, key); value != "" {
				lines += fmt.Sprintf("      %s = %s\n", key, value)
			}
		}
		if len(configurations) > 0 {
			lines += fmt.Sprintf("      configuration_aliases = [%s]\n", strings.Join(configurations, ", "))
		}
		if lines != "" {
			entries = append(entries, fmt.Sprintf("    %s = {\n%s    }\n", name, lines))
		}
	}
	if slices.Sort(entries); len(entries) > 0 {
		x.create("versions.tf", "terraform {\n  required_providers {\n"+strings.Join(entries, "")+"  }\n}\n")
	}
	return handed
}

func (x *extraction) hasDefault(name string) bool {
	return slices.ContainsFunc(x.blocks(x.folder, "provider"), func(b placed) bool {
		return len(b.Labels) == 1 && b.Labels[0] == name && b.Body.Attributes["alias"] == nil
	})
}

// requirement is what the caller's required_providers say of a provider, as it is written there.
func (x *extraction) requirement(name, key string) string {
	for _, terraform := range x.blocks(x.folder, "terraform") {
		for _, required := range terraform.Body.Blocks {
			attribute := required.Body.Attributes[name]
			if required.Type != "required_providers" || attribute == nil {
				continue
			}
			object, ok := attribute.Expr.(*hclsyntax.ObjectConsExpr)
			if !ok {
				if key == "version" {
					return terraform.file.slice(attribute.Expr.Range())
				}
				continue
			}
			for _, item := range object.Items {
				if hcl.ExprAsKeyword(item.KeyExpr) == key {
					return terraform.file.slice(item.ValueExpr.Range())
				}
			}
		}
	}
	return ""
}

// placed is a block with its file.
type placed struct {
	*hclsyntax.Block
	file *file
}

// blocks of a kind in a module.
func (w *work) blocks(folder, kind string) (all []placed) {
	for _, f := range w.files {
		if f.dir != folder || !isConfig(f.name) || f.body == nil {
			continue
		}
		for _, block := range f.body.Blocks {
			if block.Type == kind {
				all = append(all, placed{block, f})
			}
		}
	}
	return all
}
