package lint

import (
	"regexp"

	"github.com/hashicorp/hcl/v2"
)

func init() { checks["naming-convention"] = namingConvention }

var formats = map[string]*regexp.Regexp{
	"snake_case":       regexp.MustCompile(`^[a-z][a-z0-9]*(?:_[a-z0-9]+)*$`),
	"mixed_snake_case": regexp.MustCompile(`^[A-Za-z][A-Za-z0-9]*(?:_[A-Za-z0-9]+)*$`),
}

// form is what names have to match, and how that is called.
type form struct {
	pattern *regexp.Regexp
	words   string
}

// form of the names of a kind of block: what is said for that kind, else for all; nil when names are free.
func (p *pass) form(kind string) *form {
	for _, options := range []Options{p.options.object(kind), p.options} {
		if custom := options.text("custom", ""); custom != "" {
			return compiled(custom, "the pattern "+custom)
		}
		name := options.text("format", "")
		if own := p.options.object("custom_formats")[name]; own != nil {
			own, _ := own.(map[string]any)
			return compiled(Options(own).text("regex", ""), Options(own).text("description", name))
		}
		if name == "none" {
			return nil
		}
		if pattern := formats[name]; pattern != nil {
			return &form{pattern, name}
		}
	}
	return &form{formats["snake_case"], "snake_case"}
}

func compiled(pattern, words string) *form {
	if re, err := regexp.Compile(pattern); err == nil && pattern != "" {
		return &form{re, words}
	}
	return nil
}

func namingConvention(p *pass) {
	judge := func(kind, what, name string, at hcl.Range) {
		if form := p.form(kind); form != nil && name != "" && !form.pattern.MatchString(name) {
			p.say(at, "The name %q of this %s isn't written as %s.", name, what, form.words)
		}
	}
	for _, block := range p.top() {
		switch block.Type {
		case "resource", "data":
			judge(block.Type, map[string]string{"resource": "resource", "data": "data source"}[block.Type], label(block, 1), headOf(block))
		case "variable", "output", "module":
			judge(block.Type, block.Type, label(block, 0), headOf(block))
		case "check":
			judge("check", "check", label(block, 0), headOf(block))
			for _, inner := range blocksIn(block.Body, "data") {
				judge("data", "data source", label(inner, 1), headOf(inner))
			}
		case "locals":
			for _, attribute := range attributes(block.Body) {
				judge("locals", "local value", attribute.Name, attribute.NameRange)
			}
		}
	}
}
