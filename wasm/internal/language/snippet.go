package language

import (
	"fmt"
	"slices"
	"strings"

	"github.com/opentofu/opentofu/internal/configs/configschema"
	"github.com/zclconf/go-cty/cty"
)

var escapes = strings.NewReplacer(`\`, `\\`, `$`, `\$`, `}`, `\}`)

// escaped is a text as it stands in a snippet.
func escaped(text string) string { return escapes.Replace(text) }

// notation is how arguments and the entries of objects are written.
type notation struct{ quote, sign, comma string }

var asJSON = notation{`"`, ": ", ","}

// key is the name of an entry and what stands between it and its value.
func (n notation) key(name string) string { return n.quote + escaped(name) + n.quote + n.sign }

// opens is the head of a block without labels.
func (n notation) opens(name string) string {
	if n == asJSON {
		return `"` + name + `": {`
	}
	return name + " {"
}

// labelled is the head of a block whose label is to be chosen.
func (n notation) labelled(name string) string {
	if n == asJSON {
		return n.opens(name) + "\n  $0\n}"
	}
	return name + ` "$0"`
}

// reference is one as a value.
func (n notation) reference(snippet string) string {
	if n == asJSON {
		return `"\${` + snippet + `\}"`
	}
	return snippet
}

// ending puts the place where the cursor ends up behind the lines of a body.
func (n notation) ending(lines, indent string) string {
	if n == asJSON && lines != "" {
		return strings.TrimSuffix(lines, "\n") + "$0\n"
	}
	return lines + indent + "$0\n"
}

// writer writes a snippet, with places to fill in numbered from 1.
type writer struct {
	*cursor
	strings.Builder
	stop int
}

// maxWanted bounds what is written of a block beside what it requires.
const maxWanted = 6

// bodyOf writes what a body requires, and what every example gives it; the cursor ends up behind that.
func (c *cursor) bodyOf(s *shape, of *typed, path, indent string) string {
	w := &writer{cursor: c, stop: 2}
	w.body(s, of, path, indent+"  ", 0)
	return c.style.ending(w.String(), indent+"  ")
}

func (w *writer) next() int {
	w.stop++
	return w.stop - 1
}

// required are the names of what a body can't be without, arguments first, and what examples always have.
func (c *cursor) required(s *shape, of *typed, path string) (names []string) {
	if s == nil {
		return nil
	}
	add := func(name string) {
		if !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	for name, a := range s.arguments {
		if a.need {
			add(name)
		}
	}
	slices.Sort(names)
	if of != nil && path == "" {
		if facts := of.facts(); facts != nil {
			for _, group := range slices.Concat(facts.One, facts.Any) {
				if has := slices.ContainsFunc(group, func(name string) bool { return slices.Contains(names, name) }); has || len(group) == 0 || strings.Contains(group[0], ".") {
					continue
				}
				best := slices.MaxFunc(group, func(a, b string) int {
					return c.usageOf(of.provider.Addr.Type).of(of.name).count("", a) - c.usageOf(of.provider.Addr.Type).of(of.name).count("", b)
				})
				if a := s.arguments[best]; a != nil && a.settable() {
					add(best)
				}
			}
		}
	}
	var blocks []string
	for name, b := range s.blocks {
		if b.min > 0 {
			blocks = append(blocks, name)
		}
	}
	slices.Sort(blocks)
	if of != nil {
		for _, name := range c.usageOf(of.provider.Addr.Type).of(of.name).usual(path) {
			if len(names)+len(blocks) >= maxWanted {
				break
			}
			if a := s.arguments[name]; a != nil && a.settable() && !asBlocks(a) {
				add(name)
			} else if b := s.blocks[name]; path == "" && b != nil && b.block != nil && !slices.Contains(blocks, name) {
				blocks = append(blocks, name)
			}
		}
	}
	return append(names, blocks...)
}

func (w *writer) body(s *shape, of *typed, path, indent string, depth int) {
	names := w.required(s, of, path)
	isArgument := func(name string) bool { return s.arguments[name] != nil }
	widest := 0 // as fmt lays them out: equals signs below each other
	for _, name := range names {
		if isArgument(name) {
			widest = max(widest, len(name))
		}
	}
	for i, name := range names {
		end := "\n"
		if i+1 < len(names) {
			end = w.style.comma + "\n"
		}
		if isArgument(name) {
			at := &place{shape: s, typed: of, path: path}
			value := w.value(s.arguments[name].expect(at), indent)
			head := w.style.key(name)
			if w.style != asJSON && !strings.Contains(value, "\n") {
				head = fmt.Sprintf("%-*s%s", widest, name, w.style.sign)
			}
			fmt.Fprintf(w, "%s%s%s%s", indent, head, value, end)
			continue
		}
		fmt.Fprintf(w, "%s%s\n", indent, w.style.opens(name))
		if depth < 3 {
			at := &place{shape: s, typed: of, path: path}
			w.body(at.inner(s.blocks[name]), of, join(path, name), indent+"  ", depth+1)
		}
		fmt.Fprintf(w, "%s}%s", indent, end)
	}
}

// value writes a place for a value: with what it usually is.
func (w *writer) value(e expect, indent string) string {
	n := w.next()
	list := e.typ.IsListType() || e.typ.IsSetType() || e.typ.IsTupleType()
	one := e
	if list {
		one = e.element()
	}
	text := fmt.Sprintf("$%d", n)
	all, allowed := w.literals(e)
	if refs := w.fitting(e); len(refs) > 0 && len(refs) <= 10 && (w.leads(e) || len(all) == 0) {
		text = choice(n, refs)
		if len(refs) == 1 {
			text = fmt.Sprintf("${%d:%s}", n, escaped(refs[0]))
		}
		text = w.style.reference(text)
		if list {
			return "[" + text + "]"
		}
		return text
	}
	switch {
	case e.want == "registry" || e.want == "version":
		return `"${` + fmt.Sprint(n) + ":" + w.requirementText(e) + `}"`
	case e.want == "addresses" || e.want == "attributes":
		return "[" + w.quoted(text) + "]"
	case e.want == "providers":
		return "{\n" + indent + "  " + text + "\n" + indent + "}"
	case e.want == "source":
		return fmt.Sprintf(`"${%d:./}"`, n)
	case e.want == "condition":
		return w.style.reference(text)
	case closed(e.want):
		return w.quoted(text)
	case e.want != "" || isAny(e.typ):
		return text
	case one.typ == cty.String && w.leads(e):
		text = w.style.reference(text)
		if list {
			return "[" + text + "]"
		}
		return text // a reference, mostly, to what isn't there yet
	case one.typ == cty.String:
		text = fmt.Sprintf(`"$%d"`, n)
		if len(all) > 0 && (allowed < 2 || len(all) > 10) {
			text = fmt.Sprintf(`"${%d:%s}"`, n, escaped(strings.Trim(all[0], `"`)))
		} else if len(all) > 1 {
			text = `"` + choice(n, trimmed(all)) + `"`
		}
	case one.typ == cty.Bool:
		text = choice(n, []string{"true", "false"})
	case one.typ == cty.Number:
		text = fmt.Sprintf("${%d:%s}", n, append(all, "1")[0])
	case one.typ.IsMapType() || one.typ.IsObjectType():
		text = w.object(one, n, indent)
	}
	if list {
		text = "[" + text + "]"
	}
	return text
}

// quoted is what HCL writes without quotes, such as an address that isn't a value.
func (w *writer) quoted(snippet string) string {
	if w.style == asJSON {
		return `"` + snippet + `"`
	}
	return snippet
}

// object writes { … } with what an object requires.
func (w *writer) object(e expect, n int, indent string) string {
	if e.document != "" {
		return w.documentObject(e, n, indent)
	}
	if e.nested == nil || e.nested.Nesting == configschema.NestingMap || e.typ.IsMapType() {
		return fmt.Sprintf("{\n%s  $%d\n%s}", indent, n, indent)
	}
	var required []string
	for _, name := range slices.Sorted(keysOf(e.nested.Attributes)) {
		if e.nested.Attributes[name].Required {
			required = append(required, name)
		}
	}
	return w.members(e, required, n, indent)
}

// members writes { … } with these keys, or a place for some.
func (w *writer) members(e expect, names []string, n int, indent string) string {
	if len(names) == 0 {
		return fmt.Sprintf("{\n%s  $%d\n%s}", indent, n, indent)
	}
	lines := make([]string, len(names))
	for i, name := range names {
		lines[i] = indent + "  " + w.style.key(name) + w.value(e.member(name), indent+"  ")
	}
	return "{\n" + strings.Join(lines, w.style.comma+"\n") + "\n" + indent + "}"
}

var choices = strings.NewReplacer(`\`, `\\`, `,`, `\,`, `|`, `\|`, `$`, `\$`, `}`, `\}`)

func choice(n int, values []string) string {
	escaped := make([]string, len(values))
	for i, value := range values {
		escaped[i] = choices.Replace(value)
	}
	return fmt.Sprintf("${%d|%s|}", n, strings.Join(escaped, ","))
}

func trimmed(quoted []string) []string {
	plain := make([]string, len(quoted))
	for i, text := range quoted {
		plain[i] = strings.Trim(text, `"`)
	}
	return plain
}
