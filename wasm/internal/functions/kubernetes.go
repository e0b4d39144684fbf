package functions

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/opentofu/opentofu/internal/providers"
	ctyyaml "github.com/zclconf/go-cty-yaml"
	"github.com/zclconf/go-cty/cty"
)

var (
	betweenDocuments = regexp.MustCompile(`(?:^|\s*\n)---\s*`)
	// The provider reads YAML 1.1, where these are truth values; ours is 1.2.
	otherInYAML11 = regexp.MustCompile(`(?im)[:\-\[,]\s*(?:yes|no|on|off|y|n)\s*(?:$|[,\]}#])`)
)

// Source: the provider's documentation of its functions. The layout of the YAML that it writes isn't documented.
var kubernetesFunctions = map[string]Function{
	"manifest_decode": define(cty.DynamicPseudoType, func(arguments []cty.Value) (cty.Value, error) {
		documents, err := decodeManifests(arguments[0].AsString())
		if err != nil || documents == nil || len(documents) != 1 {
			if err == nil && documents != nil {
				err = fmt.Errorf("the YAML has %d documents instead of one; use manifest_decode_multi", len(documents))
			}
			return cty.DynamicVal, err
		}
		return documents[0], nil
	}, "manifest"),
	"manifest_decode_multi": define(cty.DynamicPseudoType, func(arguments []cty.Value) (cty.Value, error) {
		documents, err := decodeManifests(arguments[0].AsString())
		if documents == nil {
			return cty.DynamicVal, err
		}
		return cty.TupleVal(documents), err
	}, "manifest"),
	"manifest_encode": {Spec: providers.FunctionSpec{
		Parameters: []providers.FunctionParameterSpec{{Name: "manifest", Type: cty.DynamicPseudoType}}, Return: cty.String,
	}},
}

// decodeManifests reads the documents of a YAML text, without those that are empty; nil when they can't be told for certain.
func decodeManifests(text string) ([]cty.Value, error) {
	if otherInYAML11.MatchString(text) {
		return nil, nil
	}
	documents := []cty.Value{}
	for _, part := range betweenDocuments.Split(text, -1) {
		if strings.TrimSpace(part) == "" {
			continue
		}
		ty, err := ctyyaml.ImpliedType([]byte(part))
		if err != nil {
			return nil, err
		}
		document, err := ctyyaml.Unmarshal([]byte(part), ty)
		if err != nil {
			return nil, err
		}
		if document.IsNull() {
			continue
		}
		for _, name := range []string{"apiVersion", "kind", "metadata"} {
			if !ty.IsObjectType() || !ty.HasAttribute(name) {
				return nil, fmt.Errorf("a manifest has to have %s", name)
			}
		}
		documents = append(documents, document)
	}
	return documents, nil
}
