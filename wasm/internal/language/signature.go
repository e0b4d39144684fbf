package language

// Signature is the function whose arguments the cursor is in; no name where it is in none.
type Signature struct {
	Name       string   `json:"name,omitempty"`
	Label      string   `json:"label,omitempty"`
	Doc        string   `json:"doc,omitempty"`
	Parameters []string `json:"parameters,omitempty"`
	Active     int      `json:"active"`
}

func (q *question) signature() any {
	_, in := q.tree.around(q.At)
	if in == nil || in.equals < 0 || q.At < in.equals {
		return Signature{}
	}
	w := q.within(in.expr, q.tree.text, q.At, anything())
	for i := len(w.frames) - 1; i > 0; i-- {
		f := w.frames[i]
		if f.kind != '(' || f.name == "" {
			continue
		}
		fn, ok := q.functions()[f.name]
		if !ok {
			return Signature{}
		}
		parts := parameterTexts(fn)
		return Signature{
			Name: f.name, Label: signatureText(f.name, fn, returns(f.name, fn)), Doc: fn.Description(), Parameters: append([]string{}, parts...),
			Active: min(f.param, max(len(parts)-1, 0)),
		}
	}
	return Signature{}
}
