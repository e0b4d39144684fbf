// Command signatures prints what the functions of the language take and give: what decoding knows of them.
package main

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/opentofu/opentofu/internal/lang"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/function"
)

// signature has types as cty's JSON writes them.
type signature struct {
	Params   []json.RawMessage `json:"params"`
	Variadic json.RawMessage   `json:"variadic,omitempty"`
	Returns  json.RawMessage   `json:"returns"`
}

func main() {
	all := map[string]signature{}
	for name, f := range (&lang.Scope{BaseDir: "."}).Functions() {
		if !strings.Contains(name, "::") {
			all[name] = read(f)
		}
	}
	// One function a line, so that what changes can be seen.
	fmt.Println("{")
	for i, name := range slices.Sorted(maps.Keys(all)) {
		line, err := json.Marshal(all[name])
		if err != nil {
			panic(err)
		}
		fmt.Printf("  %q: %s%s\n", name, line, map[bool]string{true: ","}[i+1 < len(all)])
	}
	fmt.Println("}")
}

func read(f function.Function) signature {
	s := signature{Params: []json.RawMessage{}}
	var args []cty.Type
	for _, param := range f.Params() {
		s.Params = append(s.Params, encoded(param.Type))
		args = append(args, param.Type)
	}
	if variadic := f.VarParam(); variadic != nil {
		s.Variadic = encoded(variadic.Type)
	}
	s.Returns = encoded(cty.DynamicPseudoType)
	// What it gives whatever it is given; some want more than the types of their arguments.
	if returns, err := f.ReturnType(args); err == nil {
		s.Returns = encoded(returns)
	}
	return s
}

func encoded(t cty.Type) json.RawMessage {
	if t.IsCapsuleType() { // an expression that isn't evaluated first
		t = cty.DynamicPseudoType
	}
	text, err := t.MarshalJSON()
	if err != nil {
		panic(err)
	}
	return text
}
