package policy

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
)

func TestBundleOfAnotherVersion(t *testing.T) {
	service := NewService()
	request, _ := json.Marshal(map[string]any{"op": "evaluate", "report": map[string]any{}, "bundled": "rules 0\nx"})
	if answer := string(service.Handle(request)); !strings.Contains(answer, "npm run build:policies") {
		t.Error(answer)
	}
}

func TestNamedIn(t *testing.T) {
	named := namedIn([]byte(`{"type":"aws_s3_bucket","x":"a b_c","quoted \"google_x\"":["azurerm_y", "aws_`))
	for name, want := range map[string]bool{
		"aws_s3_bucket": true, "aws_": true, "azurerm_y": true, "b_c": false, "google_x": false, "aws_s3": false,
	} {
		if named[name] != want {
			t.Errorf("%s: %t", name, named[name])
		}
	}
}

func TestTypesIn(t *testing.T) {
	for text, want := range map[string][]string{
		"package terraformer.aws.x\nplan.resources(\"aws_a\")\n\"aws_b_c\"": {"aws_a", "aws_b_c"},
		"package terraformer.aws.x\nstartswith(type, \"aws_\")\n\"aws_b\"":  {"aws_"},
		"package terraformer.aws.x\niam.results":                            {"aws_"},
		"package terraformer.lib.x\n\"aws_b\"":                              nil,
	} {
		if got := typesIn(text); !slices.Equal(got, want) {
			t.Errorf("%s: %q", text, got)
		}
	}
}
