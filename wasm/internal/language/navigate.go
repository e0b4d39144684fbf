package language

import (
	"slices"
	"strings"
)

// Location is a place in a file, and what is there as a whole.
type Location struct {
	File  string `json:"file"`
	Span  Span   `json:"span"`
	Whole Span   `json:"whole"`
}

// Marks are places of the file that is asked about.
type Marks struct {
	Marks []Mark `json:"marks"`
}

// Mark is a place where something is named; Write where it is declared.
type Mark struct {
	Span  Span `json:"span"`
	Write bool `json:"write,omitempty"`
}

// Locations answers definition and references.
type Locations struct {
	// Span is what the cursor is on.
	Span      Span       `json:"span"`
	Locations []Location `json:"locations"`
}

// occurrence is a name in a file: of a declaration, or of what refers to it.
type occurrence struct {
	tree     *tree
	start    int
	end      int
	address  string
	module   *module
	declares bool
}

// occurrences lists what a file names, in its order.
func (q *question) occurrences(t *tree, m *module) (found []occurrence) {
	add := func(start, end int, to *target, declares bool) {
		if to != nil {
			found = append(found, occurrence{t, start, end, to.address, to.module, declares})
		}
	}
	for _, d := range m.order {
		if d.tree == t {
			add(d.start, d.end, &target{address: d.address, module: m}, true)
		}
	}
	if isValues(t.name) {
		for _, it := range t.items {
			add(it.start, it.nameEnd, &target{address: "var." + it.name, module: m}, false)
		}
	}
	t.values(func(path []*item, it *item) {
		for _, ch := range chains(it.expr) {
			names := t.namesOf(ch)
			to := q.resolve(m, names)
			if to == nil {
				continue
			}
			if to.size == 3 && names[0] == "module" { // the call is named, too
				add(ch.parts[1].start, ch.parts[1].end, &target{address: "module." + names[1], module: m}, false)
			}
			add(ch.parts[to.size-1].start, ch.parts[to.size-1].end, to, false)
		}
		if len(path) == 1 && path[0].name == "module" {
			if into := q.called(m, &declaration{kind: "module", tree: t, item: path[0]}); into != nil && into.decls["var."+it.name] != nil {
				add(it.start, it.nameEnd, &target{address: "var." + it.name, module: into}, false)
			}
		}
	})
	slices.SortStableFunc(found, func(a, b occurrence) int { return a.start - b.start })
	return found
}

// at is what the cursor is on; nil when that is no name of the program's. Of a reference, its beginning counts as well.
func (q *question) named() *occurrence {
	all := q.occurrences(q.tree, q.module)
	for i, o := range all {
		if o.start <= q.At && q.At <= o.end {
			return &all[i]
		}
	}
	var found *occurrence
	q.tree.values(func(_ []*item, it *item) {
		if found != nil || q.At < it.start || q.At > it.end {
			return
		}
		for _, ch := range chains(it.expr) {
			if ch.start() <= q.At && q.At <= ch.parts[len(ch.parts)-1].end {
				if to := q.resolve(q.module, q.tree.namesOf(ch)); to != nil && q.At <= ch.parts[to.size-1].end {
					last := ch.parts[to.size-1]
					found = &occurrence{tree: q.tree, start: last.start, end: last.end, address: to.address, module: to.module}
				}
			}
		}
	})
	return found
}

func (d *declaration) location() Location {
	return Location{d.tree.name, Span{d.start, d.end}, Span{d.item.start, d.item.end}}
}

// definition is where what the cursor is on is declared; of a module's source, its folder's first file.
func (q *question) definition() any {
	result := Locations{Span: Span{q.At, q.At}, Locations: []Location{}}
	if o := q.named(); o != nil {
		result.Span = Span{o.start, o.end}
		for _, d := range o.module.order {
			if d.address == o.address {
				result.Locations = append(result.Locations, d.location())
			}
		}
		return result
	}
	blocks, in := q.tree.around(q.At)
	if in != nil && in.name == "source" && len(blocks) == 1 && blocks[0].name == "module" {
		if into := q.called(q.module, &declaration{kind: "module", tree: q.tree, item: blocks[0]}); into != nil && len(into.trees) > 0 {
			first := into.trees[0]
			for _, t := range into.trees {
				if strings.HasSuffix(t.name, "main.tf") {
					first = t
				}
			}
			result.Span = Span{in.expr[0].start, in.end}
			result.Locations = append(result.Locations, Location{first.name, Span{0, 0}, Span{0, len(first.text)}})
		}
	}
	return result
}

// references are all places that name what the cursor is on, its declaration among them.
func (q *question) references() any {
	result := Locations{Span: Span{q.At, q.At}, Locations: []Location{}}
	o := q.named()
	if o == nil {
		return result
	}
	result.Span = Span{o.start, o.end}
	for _, name := range q.names {
		t := q.trees[name]
		if t == nil {
			continue
		}
		for _, other := range q.occurrences(t, q.of(name)) {
			if other.address == o.address && other.module == o.module {
				span := Span{other.start, other.end}
				result.Locations = append(result.Locations, Location{name, span, span})
			}
		}
	}
	return result
}

// highlights are the places in the file that name what the cursor is on.
func (q *question) highlights() any {
	result := Marks{[]Mark{}}
	o := q.named()
	if o == nil {
		return result
	}
	for _, other := range q.occurrences(q.tree, q.module) {
		if other.address == o.address && other.module == o.module {
			result.Marks = append(result.Marks, Mark{Span{other.start, other.end}, other.declares})
		}
	}
	return result
}
