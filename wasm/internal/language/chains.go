package language

import "strings"

// chain is what is written as a reference: names with dots, and what stands in brackets between them.
type chain struct {
	parts []token // the names
	end   int     // behind the last bracket or name
}

func (c chain) start() int { return c.parts[0].start }

// chains finds all references among the tokens of a value. Names of functions and lone words are none.
func chains(tokens []token) (found []chain) {
	for i := 0; i < len(tokens); i++ {
		if tokens[i].kind != identifier {
			continue
		}
		c, next := chainAt(tokens, i)
		if len(c.parts) > 1 && (i == 0 || tokens[i-1].kind != '.') {
			found = append(found, c)
		}
		if len(c.parts) > 1 {
			// What stands in its brackets may refer to something, too.
			for j := i + 1; j < next; j++ {
				if tokens[j].kind == identifier && tokens[j-1].kind != '.' {
					inner, end := chainAt(tokens, j)
					if len(inner.parts) > 1 {
						found = append(found, inner)
					}
					j = end - 1
				}
			}
			i = next - 1
		}
	}
	return found
}

// chainAt reads the reference that begins with token i, and tells which token comes behind it.
func chainAt(tokens []token, i int) (chain, int) {
	c := chain{parts: []token{tokens[i]}, end: tokens[i].end}
	i++
	for i < len(tokens) {
		switch {
		case tokens[i].kind == '.' && tokens[i].start == c.end && i+1 < len(tokens) && tokens[i+1].start == tokens[i].end &&
			(tokens[i+1].kind == identifier || tokens[i+1].kind == number || tokens[i+1].kind == '*'):
			if tokens[i+1].kind == identifier {
				c.parts = append(c.parts, tokens[i+1])
			}
			c.end = tokens[i+1].end
			i += 2
		case tokens[i].kind == '[' && tokens[i].start == c.end:
			depth := 0
			j := i
			for ; j < len(tokens); j++ {
				switch tokens[j].kind {
				case '[', '(', '{', openQuote, template:
					depth++
				case ']', ')', '}', closeQuote, templateTo:
					depth--
				}
				if depth == 0 {
					break
				}
			}
			if j == len(tokens) {
				return c, i
			}
			c.end = tokens[j].end
			i = j + 1
		default:
			return c, i
		}
	}
	return c, i
}

// target is what a reference leads to, and how many of its names say so.
type target struct {
	address string
	size    int
	decl    *declaration // nil where nothing of that name is declared
	module  *module      // that declares it
}

// resolve reads names as a reference of a module; nil where they are something else, such as each.key.
func (p *program) resolve(m *module, names []string) *target {
	if len(names) < 2 {
		return nil
	}
	size := 2
	switch names[0] {
	case "var", "local":
	case "module":
		if len(names) > 2 {
			call := m.decls["module."+names[1]]
			if into := p.called(m, call); into != nil {
				address := "output." + names[2]
				return &target{address: address, size: 3, decl: into.decls[address], module: into}
			}
		}
	case "data", "ephemeral":
		if len(names) < 3 {
			return nil
		}
		size = 3
	case "each", "count", "self", "path", "terraform", "tofu", "run":
		return nil
	default:
		if alias := m.decls["provider."+names[0]+"."+names[1]]; alias != nil && m.decls[names[0]+"."+names[1]] == nil {
			return &target{address: alias.address, size: 2, decl: alias, module: m}
		}
		if !strings.Contains(names[0], "_") && m.decls[names[0]+"."+names[1]] == nil {
			return nil
		}
	}
	address := strings.Join(names[:size], ".")
	return &target{address: address, size: size, decl: m.decls[address], module: m}
}

func (t *tree) namesOf(c chain) []string {
	names := make([]string, len(c.parts))
	for i, part := range c.parts {
		names[i] = t.str(part)
	}
	return names
}

// values walks all arguments of a file, with the blocks around them.
func (t *tree) values(visit func(path []*item, it *item)) {
	var walk func(path, items []*item)
	walk = func(path, items []*item) {
		for _, it := range items {
			if it.isBlock {
				walk(append(path[:len(path):len(path)], it), it.items)
			} else {
				visit(path, it)
			}
		}
	}
	walk(nil, t.items)
}
