package hclsyntax

import (
	"encoding/json"
	"reflect"
	"strings"
	"sync"

	"github.com/hashicorp/hcl/v2"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/convert"
)

// Documents are the JSON documents, by the place of the expression, of which only parts are known: a text as a whole is known or unknown,
// so that one reference would hide a whole policy. What isn't known is "${?}" in them, and what only resources tell "${aws_sqs_queue.q.arn}".
// Nothing is noted while there is no map.
var (
	Documents map[hcl.Range]any
	noting    sync.Mutex
)

// nobodyKnows stands for a value that may be anything.
const nobodyKnows = "${?}"

// noteEncoded notes what is known of what jsonencode was given.
func noteEncoded(e *FunctionCallExpr, ctx *hcl.EvalContext) {
	if Documents != nil && e.Name == "jsonencode" && len(e.Args) == 1 {
		note(e.Range(), partial(e.Args[0], ctx))
	}
}

// noteText notes what is known of a document that is written as a text.
func noteText(e *TemplateExpr, ctx *hcl.EvalContext) {
	if Documents == nil || len(e.Parts) == 0 {
		return
	}
	if first, ok := e.Parts[0].(*LiteralValueExpr); !ok || first.Val.Type() != cty.String || !strings.HasPrefix(strings.TrimSpace(first.Val.AsString()), "{") {
		return
	}
	var document any
	if text, ok := partial(e, ctx).(string); ok && json.Unmarshal([]byte(text), &document) == nil {
		note(e.Range(), document)
	}
}

// note keeps what all evaluations of an expression, such as those for the instances of a resource, have in common.
func note(at hcl.Range, document any) {
	document = doubtful(document)
	noting.Lock()
	defer noting.Unlock()
	if before, ok := Documents[at]; ok {
		document = common(before, document)
	}
	Documents[at] = document
}

// doubtful makes texts that hold anything that nobody knows unknown as a whole: "arn:aws:s3:::${?}" may be that of all buckets.
func doubtful(document any) any {
	switch document := document.(type) {
	case map[string]any:
		for key, value := range document {
			document[key] = doubtful(value)
		}
	case []any:
		for i, value := range document {
			document[i] = doubtful(value)
		}
	case string:
		if strings.Contains(document, nobodyKnows) {
			return nobodyKnows
		}
	}
	return document
}

func common(a, b any) any {
	if reflect.DeepEqual(a, b) {
		return a
	}
	switch a := a.(type) {
	case map[string]any:
		if b, ok := b.(map[string]any); ok && len(a) == len(b) {
			all := map[string]any{}
			for key := range a {
				if _, ok := b[key]; !ok {
					return nobodyKnows
				}
				all[key] = common(a[key], b[key])
			}
			return all
		}
	case []any:
		if b, ok := b.([]any); ok && len(a) == len(b) {
			all := make([]any, len(a))
			for i := range a {
				all[i] = common(a[i], b[i])
			}
			return all
		}
	}
	return nobodyKnows
}

// partial is what an expression gives as far as it is known, as JSON has it.
func partial(e Expression, ctx *hcl.EvalContext) any {
	switch e := e.(type) {
	case *ObjectConsExpr:
		object := map[string]any{}
		for _, item := range e.Items {
			key, ok := keyOf(item.KeyExpr, ctx)
			if !ok {
				return nobodyKnows
			}
			object[key] = partial(item.ValueExpr, ctx)
		}
		return object
	case *TupleConsExpr:
		list := make([]any, len(e.Exprs))
		for i, element := range e.Exprs {
			list[i] = partial(element, ctx)
		}
		return list
	case *ParenthesesExpr:
		return partial(e.Expression, ctx)
	case *TemplateWrapExpr:
		return partial(e.Wrapped, ctx)
	case *ConditionalExpr:
		condition, _ := e.Condition.Value(ctx)
		if condition, _ = condition.Unmark(); condition.IsKnown() && !condition.IsNull() && condition.Type() == cty.Bool {
			if condition.True() {
				return partial(e.TrueResult, ctx)
			}
			return partial(e.FalseResult, ctx)
		}
	case *TemplateExpr:
		var text strings.Builder
		for _, part := range e.Parts {
			piece, ok := partial(part, ctx).(string)
			if !ok {
				value, _ := part.Value(ctx)
				value, _ = value.UnmarkDeep()
				written, err := convert.Convert(value, cty.String)
				if err != nil || !written.IsKnown() || written.IsNull() {
					return marked(e)
				}
				piece = written.AsString()
			}
			text.WriteString(piece)
		}
		return text.String()
	}
	value, _ := e.Value(ctx)
	value, _ = value.UnmarkDeep()
	return known(value, marked(e))
}

// keyOf is an object's key, with marks in it for what isn't known.
func keyOf(e Expression, ctx *hcl.EvalContext) (string, bool) {
	value, _ := e.Value(ctx)
	if value, _ = value.Unmark(); value.IsKnown() && !value.IsNull() && value.Type() == cty.String {
		return value.AsString(), true
	}
	if key, ok := e.(*ObjectConsKeyExpr); ok {
		text, ok := partial(key.Wrapped, ctx).(string)
		return text, ok
	}
	return "", false
}

func known(value cty.Value, mark string) any {
	switch {
	case !value.IsKnown():
		return mark
	case value.IsNull():
		return nil
	case value.Type() == cty.String:
		return value.AsString()
	case value.Type() == cty.Bool:
		return value.True()
	case value.Type() == cty.Number:
		return json.Number(value.AsBigFloat().Text('f', -1))
	case value.Type().IsObjectType() || value.Type().IsMapType():
		object := map[string]any{}
		for key, element := range value.AsValueMap() {
			object[key] = known(element, mark)
		}
		return object
	case value.CanIterateElements():
		list := []any{}
		for _, element := range value.AsValueSlice() {
			list = append(list, known(element, mark))
		}
		return list
	}
	return mark
}

// marked stands for an expression's value: what only resources tell is no wildcard, whatever it will be.
func marked(e Expression) string {
	var name string
	for _, reference := range e.Variables() {
		root := reference.RootName()
		if root != "data" && !strings.Contains(root, "_") {
			return nobodyKnows
		}
		if name == "" {
			name = root
			for _, step := range reference[1:] {
				if attribute, ok := step.(hcl.TraverseAttr); ok {
					name += "." + attribute.Name
				}
			}
		}
	}
	if name == "" {
		return nobodyKnows
	}
	return "${" + name + "}"
}
