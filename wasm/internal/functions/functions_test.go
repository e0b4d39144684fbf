package functions

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/opentofu/opentofu/internal/addrs"
	"github.com/opentofu/opentofu/internal/lang/funcs"
	"github.com/opentofu/opentofu/terraformer/internal/workspace"
	"github.com/zclconf/go-cty/cty"
	ctyjson "github.com/zclconf/go-cty/cty/json"
)

// Calls and what the providers' documentation says of them: a result as JSON with "?" for unknown, or what an error is about.
var calls = []struct {
	provider, function string
	arguments          []cty.Value
	result, refusal    string
}{
	{"aws", "arn_build", strs("aws", "iam", "", "444455556666", "role/example"), `"arn:aws:iam::444455556666:role/example"`, ""},
	{"aws", "arn_parse", strs("arn:aws:s3:::b:c"), `{"account_id":"","partition":"aws","region":"","resource":"b:c","service":"s3"}`, ""},
	{"aws", "arn_parse", strs("b"), "", "six parts"},
	{"aws", "trim_iam_role_path", strs("arn:aws:iam::444455556666:role/with/path/example"), `"arn:aws:iam::444455556666:role/example"`, ""},
	{"aws", "trim_iam_role_path", strs("arn:aws:iam::444455556666:user/example"), "", "a role's"},
	{"aws", "user_agent", strs("x", "0.1", "y"), `"x/0.1 (y)"`, ""},
	{"azurerm", "normalise_resource_id", strs("/Subscriptions/s"), `"?"`, ""},
	{"azurerm", "parse_resource_id", strs("/subscriptions/s/resourceGroups/g/providers/Microsoft.ApiManagement/service/s1/gateways/g1/hostnameConfigurations/c1"),
		`{"full_resource_type":"?","parent_resources":"?","resource_group_name":"g","resource_name":"c1","resource_provider":"?","resource_scope":"?","resource_type":"?","subscription_id":"s"}`, ""},
	{"google", "region_from_zone", strs("us-central1-b"), `"us-central1"`, ""},
	{"google", "region_from_zone", strs("us"), "", "no zone"},
	{"google", "name_from_id", strs("projects/p/zones/us-central1-c/instances/i"), `"i"`, ""},
	{"google", "project_from_id", strs("https://www.googleapis.com/compute/v1/projects/p/zones/z/instances/i"), `"p"`, ""},
	{"google", "region_from_id", strs("projects/p/regions/us-central1/subnetworks/s"), `"us-central1"`, ""},
	{"google", "zone_from_id", strs("projects/p"), "", "zones/{zone}/"},
	{"google", "location_from_id", strs("projects/p/locations/l/services/s"), `"l"`, ""},
	{"kubernetes", "manifest_decode", strs("---\napiVersion: v1\nkind: Pod\nmetadata: {name: a}\n"), `{"apiVersion":"v1","kind":"Pod","metadata":{"name":"a"}}`, ""},
	{"kubernetes", "manifest_decode", strs("kind: Pod\n"), "", "apiVersion"},
	{"kubernetes", "manifest_decode", strs("apiVersion: v1\nkind: A\nmetadata: {}\n---\napiVersion: v1\nkind: B\nmetadata: {}\n"), "", "2 documents"},
	{"kubernetes", "manifest_decode", strs("apiVersion: v1\nkind: Pod\nmetadata: {}\nspec: {on: yes}\n"), `"?"`, ""},
	{"kubernetes", "manifest_decode_multi", strs("apiVersion: v1\nkind: A\nmetadata: {}\n---\n\n---\napiVersion: v1\nkind: B\nmetadata: {}\n"),
		`[{"apiVersion":"v1","kind":"A","metadata":{}},{"apiVersion":"v1","kind":"B","metadata":{}}]`, ""},
	{"kubernetes", "manifest_encode", []cty.Value{cty.EmptyObjectVal}, `"?"`, ""},
	{"local", "direxists", strs("modules"), `true`, ""},
	{"local", "direxists", strs("elsewhere"), `false`, ""},
	{"local", "direxists", strs("modules/main.tf"), "", "no directory"},
	{"time", "rfc3339_parse", strs("2023-07-25T23:43:16Z"), `{"day":25,"hour":23,"iso_week":30,"iso_year":2023,"minute":43,"month":7,"month_name":"July",` +
		`"second":16,"unix":1690328596,"weekday":2,"weekday_name":"Tuesday","year":2023,"year_day":206}`, ""},
	{"time", "rfc3339_parse", strs("July"), "", "RFC 3339"},
	{"time", "duration_parse", strs("1h"), `{"hours":1,"microseconds":3600000000,"milliseconds":3600000,"minutes":60,"nanoseconds":3600000000000,"seconds":3600}`, ""},
	{"time", "duration_parse", strs("soon"), "", "no duration"},
	{"time", "unix_timestamp_parse", []cty.Value{cty.NumberIntVal(0)}, `{"day":1,"hour":0,"iso_week":1,"iso_year":1970,"minute":0,"month":1,"month_name":"January",` +
		`"rfc3339":"1970-01-01T00:00:00Z","second":0,"weekday":4,"weekday_name":"Thursday","year":1970,"year_day":1}`, ""},
	{"terraform", "encode_tfvars", []cty.Value{cty.ObjectVal(map[string]cty.Value{"a": cty.True, "b": cty.StringVal("x")})}, `"a = true\nb = \"x\"\n"`, ""},
	{"terraform", "encode_tfvars", strs("x"), "", "an object"},
	{"terraform", "decode_tfvars", strs("a = [1]\n"), `{"a":[1]}`, ""},
	{"terraform", "decode_tfvars", strs("a = b.c\n"), "", "tfvars"},
	{"terraform", "encode_expr", []cty.Value{cty.TupleVal([]cty.Value{cty.Zero})}, `"[0]"`, ""},
	{"time", "duration_parse", []cty.Value{cty.UnknownVal(cty.String)}, `"?"`, ""},
}

func TestCalls(t *testing.T) {
	before := funcs.Workspace
	funcs.Workspace, _ = workspace.New(map[string]workspace.Content{"modules/main.tf": workspace.Content("")})
	defer func() { funcs.Workspace = before }()
	for _, c := range calls {
		provider := addrs.NewDefaultProvider(c.provider)
		if c.provider == "terraform" {
			provider = addrs.NewBuiltInProvider(c.provider)
		}
		result, err := Call(provider, c.function, Of(provider)[c.function].Spec, c.arguments)
		if c.refusal != "" {
			if err == nil || !strings.Contains(err.Error(), c.refusal) {
				t.Errorf("%s: %v instead of an error about %q", c.function, err, c.refusal)
			}
			continue
		}
		if err != nil {
			t.Errorf("%s: %v", c.function, err)
			continue
		}
		if got := shown(t, result); got != c.result {
			t.Errorf("%s is\n%s\ninstead of\n%s", c.function, got, c.result)
		}
	}
}

func shown(t *testing.T, value cty.Value) string {
	known, err := cty.Transform(value, func(_ cty.Path, inner cty.Value) (cty.Value, error) {
		if !inner.IsKnown() {
			return cty.StringVal("?"), nil
		}
		return inner, nil
	})
	if err != nil {
		t.Fatal(err)
	}
	text, err := json.Marshal(ctyjson.SimpleJSONValue{Value: known})
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func strs(all ...string) (values []cty.Value) {
	for _, one := range all {
		values = append(values, cty.StringVal(one))
	}
	return values
}
