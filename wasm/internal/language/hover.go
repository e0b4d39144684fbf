package language

import (
	"fmt"
	"strings"

	"github.com/zclconf/go-cty/cty"
)

// Hover is what there is to say of a span, in Markdown; Address and Path where it is a value of the plan: "aws_vpc.a" and "cidr_block".
type Hover struct {
	Span    Span   `json:"span"`
	Text    string `json:"text"`
	Address string `json:"address,omitempty"`
	Path    string `json:"path,omitempty"`
}

// hover says what the cursor is on; nothing where it is on nothing.
func (q *question) hover() any {
	t := q.tree
	if q.inComment() {
		return Hover{}
	}
	if t.json {
		return q.hoverJSON()
	}
	blocks, in := t.around(q.At)
	if in == nil {
		return Hover{}
	}
	switch {
	case in.start <= q.At && q.At <= in.nameEnd:
		return q.hoverName(blocks, in)
	case in.equals >= 0 && q.At >= in.equals:
		return q.hoverValue(blocks, in)
	}
	for i, l := range in.labels {
		if l.start <= q.At && q.At <= l.end {
			return q.hoverLabel(in, i)
		}
	}
	return Hover{}
}

// hoverJSON says what the cursor is on in a file of JSON.
func (q *question) hoverJSON() any {
	s := q.spot()
	switch {
	case s == nil || s.entry == nil:
	case s.inValue:
		return q.hoverValue(s.blocks, s.entry)
	case s.label != nil:
		s.label.labels = append(s.label.labels, q.tree.labelOf(s.entry))
		return q.hoverLabel(s.label, len(s.label.labels)-1)
	default:
		return q.hoverName(s.blocks, s.entry)
	}
	return Hover{}
}

// hoverLabel is about a label of a block: its type, or what it declares.
func (q *question) hoverLabel(in *item, i int) any {
	span := Span{in.labels[i].start, in.labels[i].end}
	if i == 0 && (modes[in.name] != 0 || in.name == "provider") {
		return q.hoverType(in, span)
	}
	if o := q.named(); o != nil {
		return q.hoverTarget(span, &target{address: o.address, decl: o.module.decls[o.address], module: o.module})
	}
	return Hover{}
}

// hoverName is about the name of a block or an argument.
func (q *question) hoverName(blocks []*item, in *item) any {
	span := Span{in.start, in.nameEnd}
	at := q.placeOf(q.tree, q.module, blocks)
	if isValues(q.File) && len(blocks) == 0 {
		address := "var." + in.name
		return q.hoverTarget(span, &target{address: address, decl: q.module.decls[address], module: q.module})
	}
	if at == nil || at.shape == nil {
		return Hover{}
	}
	if in.isBlock || len(in.labels) > 0 || q.tree.json && at.shape.arguments[in.name] == nil && at.blockNamed(in.name) != nil {
		b := at.blockNamed(in.name)
		if b == nil {
			return Hover{}
		}
		lines := []string{"**" + in.name + "** block"}
		if b.min > 0 {
			lines[0] += ", required"
		}
		if b.max > 0 {
			lines[0] += fmt.Sprintf(", at most %d", b.max)
		}
		if b.block != nil && b.block.Deprecated {
			lines[0] += ", deprecated"
		}
		if b.doc != "" {
			lines = append(lines, b.doc)
		}
		return Hover{Span: span, Text: strings.Join(append(lines, q.page(at, in)...), "\n\n")}
	}
	a := at.shape.arguments[in.name]
	if a == nil {
		if len(blocks) == 1 && blocks[0].name == "locals" {
			d := q.module.decls["local."+in.name]
			return q.hoverTarget(span, &target{address: "local." + in.name, decl: d, module: q.module})
		}
		return Hover{}
	}
	h := Hover{Span: span, Text: "**" + a.name + "** " + a.plainDetail()}
	if doc := q.docOf(at, a); doc != "" {
		h.Text += "\n\n" + doc
	}
	if at.typed != nil && a.attr != nil {
		h.Text += "\n\n" + strings.Join(q.page(at, in), "\n\n")
		if len(blocks) == 1 && blocks[0].name == "resource" {
			h.Address, h.Path = blocks[0].label(0)+"."+blocks[0].label(1), a.name
		}
	}
	return h
}

func (a *argument) plainDetail() string {
	if a.want != "" {
		return wantText[a.want]
	}
	return fullType(a.typ)
}

// fullType writes out what objects have, as long as it stays readable.
func fullType(t cty.Type) string {
	text := typeText(t)
	if !strings.Contains(text, "object") {
		return text
	}
	inner := t
	prefix, suffix := "", ""
	for inner.IsCollectionType() {
		kind := map[bool]string{true: "list(", false: "set("}[inner.IsListType()]
		if inner.IsMapType() {
			kind = "map("
		}
		prefix, suffix, inner = prefix+kind, suffix+")", inner.ElementType()
	}
	if !inner.IsObjectType() {
		return text
	}
	var parts []string
	for _, name := range sortedKeys(inner.AttributeTypes()) {
		parts = append(parts, name+" = "+typeText(inner.AttributeType(name)))
	}
	if len(parts) > 12 {
		parts = append(parts[:12], "…")
	}
	return prefix + "object({ " + strings.Join(parts, ", ") + " })" + suffix
}

// page links to the registry.
func (q *question) page(at *place, _ *item) []string {
	if at.typed == nil || at.typed.docs() == "" {
		return nil
	}
	return []string{fmt.Sprintf("[%s, version %s](%s)", at.typed.name, at.typed.provider.Version, at.typed.docs())}
}

func (q *question) hoverType(it *item, span Span) any {
	found := q.typeOf(q.module, q.tree, it)
	if found == nil {
		return Hover{}
	}
	text := "**" + found.name + "**"
	if found.deprecated {
		text += " deprecated"
	}
	text += "\n\n" + strings.TrimPrefix(found.provider.Addr.ForDisplay()+" "+found.provider.Version, "terraform.io/builtin/")
	if names := q.requiredNames(found.shape); len(names) > 0 {
		text += "\n\nRequired: " + listed(names)
	}
	if url := found.docs(); url != "" {
		text += fmt.Sprintf("\n\n[Documentation](%s)", url)
	}
	return Hover{Span: span, Text: text}
}

func (q *question) requiredNames(s *shape) (names []string) {
	for _, name := range sortedKeys(s.arguments) {
		if s.arguments[name].need {
			names = append(names, name)
		}
	}
	for _, name := range sortedKeys(s.blocks) {
		if s.blocks[name].min > 0 {
			names = append(names, name)
		}
	}
	return names
}

// hoverValue is about a name in a value: a function, or a reference and its attribute.
func (q *question) hoverValue(blocks []*item, in *item) any {
	t := q.tree
	for i, k := range in.expr {
		if k.kind != identifier || q.At < k.start || q.At > k.end {
			continue
		}
		span := Span{k.start, k.end}
		if f, ok := q.functions()[t.str(k)]; ok && i+1 < len(in.expr) && in.expr[i+1].kind == '(' {
			name := t.str(k)
			text := "```terraform\n" + signatureText(name, f, returns(name, f)) + "\n```\n\n" + f.Description() + fmt.Sprintf("\n\n[Documentation](https://opentofu.org/docs/language/functions/%s/)", name)
			return Hover{Span: span, Text: text}
		}
		for _, ch := range chains(in.expr) {
			n := -1
			for j, part := range ch.parts {
				if part == k {
					n = j
				}
			}
			if n < 0 {
				continue
			}
			names := t.namesOf(ch)
			if text := wordText(names); text != "" {
				return Hover{Span: Span{ch.start(), ch.parts[min(1, len(ch.parts)-1)].end}, Text: text}
			}
			to := q.resolve(q.module, names)
			if to == nil {
				continue
			}
			if n < to.size {
				return q.hoverTarget(Span{ch.start(), ch.parts[to.size-1].end}, to)
			}
			return q.hoverAttribute(span, to, names[to.size:n+1])
		}
	}
	_ = blocks
	return Hover{}
}

// wordText explains names that are the language's own.
func wordText(names []string) string {
	return map[string]string{
		"each.key": "**each.key** string\n\nThe key of this instance: of a map its key, of a set the element.", "each.value": "**each.value**\n\nThe element of for_each that this instance is for.",
		"count.index": "**count.index** number\n\nThe number of this instance, from 0.", "path.module": "**path.module** string\n\nThe folder of this module.",
		"path.root": "**path.root** string\n\nThe folder of the root module.", "path.cwd": "**path.cwd** string\n\nThe folder in which the program runs.",
		"terraform.workspace": "**terraform.workspace** string\n\nThe name of the workspace.", "tofu.workspace": "**tofu.workspace** string\n\nThe name of the workspace.",
	}[names[0]+"."+names[1]]
}

// hoverTarget is about what a reference leads to.
func (q *question) hoverTarget(span Span, to *target) any {
	if to.decl == nil {
		return Hover{Span: span, Text: "**" + to.address + "** is not declared."}
	}
	d := to.decl
	h := Hover{Span: span, Text: "**" + d.address + "**"}
	switch d.kind {
	case "resource", "data", "ephemeral":
		h.Text += " " + map[string]string{"resource": "resource", "data": "data source", "ephemeral": "ephemeral resource"}[d.kind]
		if d.kind == "resource" && to.module.dir == "." {
			h.Address = d.address
		}
		if found := q.typeOf(to.module, d.tree, d.item); found != nil && found.docs() != "" {
			h.Text += fmt.Sprintf("\n\n[%s, version %s](%s)", found.name, found.provider.Version, found.docs())
		}
	case "variable":
		h.Text += " " + typeText(d.valueType())
		if text := d.tree.constant(d.item.argument("description")); text != "" {
			h.Text += "\n\n" + text
		}
		if text := d.tree.source(d.item.argument("default")); text != "" {
			h.Text += "\n\nDefault: " + code(text)
		} else {
			h.Text += "\n\nRequired: it has no default."
		}
	case "local":
		h.Text += " = " + code(d.tree.source(d.item))
	case "output":
		if text := d.tree.constant(d.item.argument("description")); text != "" {
			h.Text += "\n\n" + text
		}
		h.Text += " = " + code(d.tree.source(d.item.argument("value")))
	case "module":
		h.Text += " module call, source " + code(d.tree.source(d.item.argument("source")))
	}
	h.Text += "\n\nDeclared in " + d.tree.name
	return h
}

// code is a short text of a program.
func code(text string) string {
	if strings.Contains(text, "\n") || len(text) > 200 {
		const most = 12
		lines := strings.SplitN(text, "\n", most+1)
		if len(lines) > most {
			lines[most] = "…"
		}
		return "\n```terraform\n" + strings.Join(lines, "\n") + "\n```"
	}
	return "`" + text + "`"
}

func (q *question) hoverAttribute(span Span, to *target, names []string) any {
	if to.decl == nil {
		return Hover{Span: span, Text: "**" + to.address + "** is not declared."}
	}
	typ, of := q.typeBehind(to)
	for _, name := range names {
		if typ.IsListType() || typ.IsSetType() {
			typ = typ.ElementType()
		}
		if !typ.IsObjectType() || !typ.HasAttribute(name) {
			return Hover{}
		}
		typ = typ.AttributeType(name)
	}
	h := Hover{Span: span, Text: "**" + to.address + "." + strings.Join(names, ".") + "** " + fullType(typ)}
	if of != nil && len(names) == 1 {
		if a := of.shape.arguments[names[0]]; a != nil {
			if flags := q.flags(a); flags != "" {
				h.Text += "\n\n" + upper(flags) + "."
			}
		}
		h.Text += fmt.Sprintf("\n\n[%s, version %s](%s)", of.name, of.provider.Version, of.docs())
		if to.decl.kind == "resource" && to.module.dir == "." {
			h.Address, h.Path = to.address, names[0]
		}
	}
	return h
}
