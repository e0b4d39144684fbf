package lint

import (
	_ "embed"
	"encoding/json"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2/hclsyntax"
)

// resources goes through the resources of some types, or of all whose type begins with "aws_".
func (p *pass) resources(visit func(block *hclsyntax.Block), types ...string) {
	for _, block := range p.top("resource") {
		if slices.Contains(types, label(block, 0)) || len(types) == 0 && strings.HasPrefix(label(block, 0), "aws_") {
			visit(block)
		}
	}
}

// at goes through the values that are written at a path through blocks, each element of a list by itself.
func at(body *hclsyntax.Body, path []string, visit func(expr hclsyntax.Expression)) {
	if len(path) > 1 {
		for _, block := range blocksIn(body, path[0]) {
			at(block.Body, path[1:], visit)
		}
		return
	}
	attribute := body.Attributes[path[0]]
	if attribute == nil {
		return
	}
	if list, ok := attribute.Expr.(*hclsyntax.TupleConsExpr); ok {
		for _, expr := range list.Exprs {
			visit(expr)
		}
		return
	}
	visit(attribute.Expr)
}

//go:embed aws-types.json
var awsTypesText []byte

// typesOf is what an argument takes: types of a list, by family, behind a prefix.
type typesOf struct {
	path     []string
	list     map[string]map[string]bool // family → sizes
	prefix   string
	own      []string
	previous bool // whether families of previous generations are told
}

// instanceTypes has the arguments that take instance types, by the type of the resource.
var instanceTypes, previousFamilies = func() (map[string][]typesOf, []string) {
	var data struct {
		Lists    map[string]map[string]string
		Places   map[string]string
		Previous []string
		Prefixed map[string]struct{ Arguments, Own []string }
	}
	if err := json.Unmarshal(awsTypesText, &data); err != nil {
		panic(err)
	}
	lists := map[string]map[string]map[string]bool{}
	for name, families := range data.Lists {
		lists[name] = map[string]map[string]bool{}
		for family, sizes := range families {
			lists[name][family] = map[string]bool{}
			for size := range strings.FieldsSeq(sizes) {
				lists[name][family][size] = true
			}
		}
	}
	all := map[string][]typesOf{}
	add := func(place string, types typesOf) {
		kind, path, _ := strings.Cut(place, ".")
		types.path = strings.Split(path, ".")
		all[kind] = append(all[kind], types)
	}
	for place, list := range data.Places {
		add(place, typesOf{list: lists[list], previous: list == "ec2"})
	}
	for prefix, one := range data.Prefixed {
		for _, place := range one.Arguments {
			add(place, typesOf{list: lists["ec2"], prefix: prefix, own: one.Own, previous: true})
		}
	}
	return all, data.Previous
}()

func init() {
	checks["aws-instance-type"] = awsInstanceType
	checks["aws-previous-generation"] = awsPreviousGeneration
}

// instances goes through the known instance types that a module names.
func (p *pass) instances(visit func(types typesOf, expr hclsyntax.Expression, given string)) {
	p.resources(func(block *hclsyntax.Block) {
		for _, types := range instanceTypes[label(block, 0)] {
			at(block.Body, types.path, func(expr hclsyntax.Expression) {
				if given, ok := p.values.text(expr); ok && given != "" {
					visit(types, expr, given)
				}
			})
		}
	})
}

// family and size of a type without its prefix; what RDS adds to a size, such as .tpc2.mem4x, is left out.
func (t typesOf) family(given string) (family, size string, ok bool) {
	rest, ok := strings.CutPrefix(given, t.prefix)
	if !ok {
		return "", "", false
	}
	if t.list[rest] == nil && t.prefix != "" {
		rest, _, _ = strings.Cut(rest, ".tpc")
	}
	for i := range rest { // a family may have dots: ml.t3
		if rest[i] == '.' && t.list[rest[:i]] != nil {
			return rest[:i], rest[i+1:], true
		}
	}
	family, size, _ = strings.Cut(rest, ".")
	return family, size, true
}

func awsInstanceType(p *pass) {
	p.instances(func(types typesOf, expr hclsyntax.Expression, given string) {
		family, size, ok := types.family(given)
		sizes := types.list[family]
		switch {
		case ok && sizes[size] || slices.Contains(types.own, given):
		case !ok:
			p.say(expr.Range(), "%q is no type that AWS has here: they begin with %q. Did you mean %q?", given, types.prefix, types.prefix+given)
		case sizes == nil:
			p.say(expr.Range(), "AWS has no instance type %q: there is no family %q.", given, family)
		default:
			p.say(expr.Range(), "AWS has no instance type %q. The family %q comes as %s.", given, family, strings.Join(someOf(sizes), ", "))
		}
	})
}

func awsPreviousGeneration(p *pass) {
	p.instances(func(types typesOf, expr hclsyntax.Expression, given string) {
		if family, _, _ := types.family(given); types.previous && slices.Contains(previousFamilies, family) {
			p.say(expr.Range(), "%q is of a previous generation: newer ones do more for less, and it may not be had any more. Choose one of a current family.", given)
		}
	})
}

// sizeOrder is how sizes are listed: as they grow.
var sizeOrder = []string{"nano", "micro", "small", "medium", "large", "xlarge"}

func someOf(sizes map[string]bool) (names []string) {
	for size := range sizes {
		names = append(names, size)
	}
	rank := func(size string) int {
		if i := slices.Index(sizeOrder, size); i >= 0 {
			return i
		}
		return len(sizeOrder)
	}
	number := func(size string) (n int) {
		for _, c := range size {
			if c < '0' || c > '9' {
				break
			}
			n = n*10 + int(c-'0')
		}
		return n
	}
	slices.SortFunc(names, func(a, b string) int {
		if d := rank(a) - rank(b); d != 0 {
			return d
		}
		if d := number(a) - number(b); d != 0 {
			return d
		}
		return strings.Compare(a, b)
	})
	return names
}
