package defaults

import (
	"testing"

	"github.com/opentofu/opentofu/internal/configs/configschema"
	"github.com/zclconf/go-cty/cty"
)

var tagsType = cty.Map(cty.String)

func tags(pairs ...string) cty.Value {
	values := map[string]cty.Value{}
	for i := 0; i < len(pairs); i += 2 {
		values[pairs[i]] = cty.StringVal(pairs[i+1])
	}
	return cty.MapVal(values)
}

func defaultTags(given cty.Value) map[string]cty.Value {
	return map[string]cty.Value{"default_tags": cty.ListVal([]cty.Value{cty.ObjectVal(map[string]cty.Value{"tags": given})})}
}

func TestRegion(t *testing.T) {
	block := sdk(map[string]*configschema.Attribute{"region": computed(cty.String)})
	unknown := cty.UnknownVal(cty.String)
	for _, test := range []struct {
		name           string
		major          int
		setting, given cty.Value
		want           cty.Value
	}{
		{"the provider's", 6, cty.StringVal("eu-west-1"), cty.NullVal(cty.String), cty.StringVal("eu-west-1")},
		{"its own", 6, cty.StringVal("eu-west-1"), cty.StringVal("us-east-2"), cty.StringVal("us-east-2")},
		{"its own, unknown", 6, cty.StringVal("eu-west-1"), unknown, unknown},
		{"unknown", 6, unknown, cty.NullVal(cty.String), unknown},
		{"the environment's", 6, cty.NullVal(cty.String), cty.NullVal(cty.String), unknown},
		{"another meaning before 6", 5, cty.StringVal("eu-west-1"), cty.NullVal(cty.String), unknown},
	} {
		p := Provider{Name: "aws", Major: test.major, Config: cty.ObjectVal(map[string]cty.Value{"region": test.setting})}
		planned := Complete(p, "aws_unheard_of", block, propose(block, map[string]cty.Value{"region": test.given}))
		if got := planned.GetAttr("region"); !got.RawEquals(test.want) {
			t.Errorf("%s: %#v", test.name, got)
		}
	}
}

func TestTagsAll(t *testing.T) {
	of := map[string]*configschema.Block{
		"SDK": sdk(map[string]*configschema.Attribute{"tags": optional(tagsType), "tags_all": computed(tagsType)}),
		"framework": {Attributes: map[string]*configschema.Attribute{
			"tags": optional(tagsType), "tags_all": {Type: tagsType, Computed: true}}},
	}
	null, unknown, empty := cty.NullVal(tagsType), cty.UnknownVal(tagsType), cty.MapValEmpty(cty.String)
	ignoring := defaultTags(tags("team", "a", "aws:x", "1"))
	ignoring["ignore_tags"] = cty.ListVal([]cty.Value{cty.ObjectVal(map[string]cty.Value{
		"keys": cty.NullVal(cty.Set(cty.String)), "key_prefixes": cty.SetVal([]cty.Value{cty.StringVal("aws:")})})})
	for _, test := range []struct {
		name           string
		settings       map[string]cty.Value
		given          cty.Value
		sdk, framework cty.Value
	}{
		{"nothing", nil, null, unknown, empty},
		{"its own", nil, tags("a", "1"), tags("a", "1"), tags("a", "1")},
		{"merged, its own win", defaultTags(tags("a", "0", "b", "2")), tags("a", "1"), tags("a", "1", "b", "2"), tags("a", "1", "b", "2")},
		{"defaults alone", defaultTags(tags("b", "2")), null, tags("b", "2"), tags("b", "2")},
		{"unknown ones", defaultTags(tags("b", "2")), cty.MapVal(map[string]cty.Value{"a": cty.UnknownVal(cty.String)}), unknown, unknown},
		{"unknown defaults", defaultTags(unknown), tags("a", "1"), unknown, unknown},
		{"an empty value", nil, tags("a", ""), unknown, tags("a", "")},
		{"ignored ones", ignoring, null, tags("team", "a"), tags("team", "a")},
	} {
		for library, block := range of {
			planned := Complete(aws(test.settings), "aws_unheard_of", block, propose(block, map[string]cty.Value{"tags": test.given}))
			want := test.sdk
			if library == "framework" {
				want = test.framework
			}
			if got := planned.GetAttr("tags_all"); !got.RawEquals(want) {
				t.Errorf("%s in the %s: %#v", test.name, library, got)
			}
		}
	}
}

func TestGoogle(t *testing.T) {
	block := sdk(map[string]*configschema.Attribute{
		"project": computed(cty.String), "labels": optional(tagsType), "terraform_labels": {Type: tagsType, Computed: true},
		"effective_labels": {Type: tagsType, Computed: true},
	})
	settings := func(mark cty.Value) Provider {
		return Provider{Name: "google-beta", Major: 6, Config: cty.ObjectVal(map[string]cty.Value{
			"project": cty.StringVal("p"), "default_labels": tags("team", "a"), "add_terraform_attribution_label": mark})}
	}
	given := propose(block, map[string]cty.Value{"labels": tags("env", "x")})
	planned := Complete(settings(cty.False), "google_unheard_of", block, given)
	if planned.GetAttr("project").AsString() != "p" || !planned.GetAttr("effective_labels").RawEquals(tags("env", "x", "team", "a")) {
		t.Errorf("planned %#v", planned)
	}
	if marked := Complete(settings(cty.NullVal(cty.Bool)), "google_unheard_of", block, given); marked.GetAttr("terraform_labels").IsKnown() {
		t.Errorf("whether the provider adds its mark isn't known, and yet %#v", marked)
	}
}
