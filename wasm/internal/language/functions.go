package language

import (
	"strings"
	"sync"

	"github.com/opentofu/opentofu/internal/lang"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/function"
)

// languageFunctions are those of the language, by their plain names.
var languageFunctions = sync.OnceValue(func() map[string]function.Function {
	all := map[string]function.Function{}
	for name, f := range (&lang.Scope{BaseDir: ".", PureOnly: true}).Functions() {
		if !strings.Contains(name, "::") {
			all[name] = f
		}
	}
	return all
})

func (q *question) functions() map[string]function.Function { return languageFunctions() }

// returned is what returns has found: working it out takes a while.
var returned = map[string]cty.Type{}

// returns is what a function gives whatever it is given.
func returns(name string, f function.Function) cty.Type {
	if known, ok := returned[name]; ok {
		return known
	}
	var arguments []cty.Type
	for _, p := range f.Params() {
		arguments = append(arguments, p.Type)
	}
	t, err := f.ReturnType(arguments)
	if err != nil {
		t = cty.DynamicPseudoType
	}
	returned[name] = t
	return t
}

// signatureText is a function as documentation writes it: cidrsubnet(prefix string, newbits number, netnum number) string.
func signatureText(name string, f function.Function, gives cty.Type) string {
	parts := parameterTexts(f)
	text := name + "(" + strings.Join(parts, ", ") + ")"
	if !isAny(gives) {
		text += " " + typeText(gives)
	}
	return text
}

func parameterTexts(f function.Function) (parts []string) {
	for _, p := range f.Params() {
		parts = append(parts, strings.TrimSpace(p.Name+" "+typeText(p.Type)))
	}
	if rest := f.VarParam(); rest != nil {
		parts = append(parts, strings.TrimSpace("…"+rest.Name+" "+typeText(rest.Type)))
	}
	return parts
}
