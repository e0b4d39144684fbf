package datasource

import (
	"testing"

	"github.com/opentofu/opentofu/internal/addrs"
	"github.com/opentofu/opentofu/internal/configs/configschema"
	"github.com/opentofu/opentofu/internal/lang/funcs"
	"github.com/opentofu/opentofu/terraformer/internal/workspace"
	"github.com/zclconf/go-cty/cty"
)

func TestOthers(t *testing.T) {
	before := funcs.Workspace
	funcs.Workspace, _ = workspace.New(map[string]workspace.Content{"hello.txt": workspace.Content("hello")})
	defer func() { funcs.Workspace = before }()
	of := func(pairs ...string) cty.Value {
		fields := map[string]cty.Value{}
		for i := 0; i < len(pairs); i += 2 {
			fields[pairs[i]] = cty.StringVal(pairs[i+1])
		}
		return cty.ObjectVal(fields)
	}
	for _, c := range []struct {
		schema, typeName, arguments string
		provider                    cty.Value
		want                        map[string]string
	}{
		{"aws-6", "aws_elb_service_account", ``, inRegion("us-west-2"), map[string]string{
			"id": "797873946194", "arn": "arn:aws:iam::797873946194:root", "region": "us-west-2"}},
		{"aws-6", "aws_elb_service_account", ``, inRegion("eu-south-2"), map[string]string{"arn": "?"}},
		{"azurerm-4", "azurerm_client_config", ``, of("tenant_id", "t"), map[string]string{"tenant_id": "t", "object_id": "?", "subscription_id": "?"}},
		{"azurerm-4", "azurerm_subscription", ``, of("subscription_id", "s"), map[string]string{"id": "/subscriptions/s", "display_name": "?"}},
		{"azurerm-4", "azurerm_subscription", ``, cty.DynamicVal, map[string]string{"id": "?"}},
		{"google-7", "google_client_config", ``, of("project", "p", "region", "r"), map[string]string{"project": "p", "zone": "?", "access_token": "?", "id": "?"}},
		{"google-7", "google_client_config", ``, of("project", "p", "region", "r", "zone", "z"), map[string]string{"id": "projects/p/regions/r/zones/z"}},
		{"google-7", "google_iam_policy", `
			binding {
				role    = "roles/b"
				members = ["user:z", "user:a"]
				condition {
					title      = "t"
					expression = "e < 1"
				}
			}
			binding {
				role    = "roles/b"
				members = ["user:c"]
			}
			binding {
				role    = "roles/a"
				members = ["user:d"]
			}
			audit_config {
				service = "allServices"
				audit_log_configs {
					log_type         = "DATA_READ"
					exempted_members = ["user:e"]
				}
			}`, cty.DynamicVal, map[string]string{
			"policy_data": `{"auditConfigs":[{"auditLogConfigs":[{"exemptedMembers":["user:e"],"logType":"DATA_READ"}],"service":"allServices"}],` +
				`"bindings":[{"members":["user:d"],"role":"roles/a"},{"members":["user:c"],"role":"roles/b"},` +
				`{"condition":{"expression":"e \u003c 1","title":"t"},"members":["user:a","user:z"],"role":"roles/b"}]}`}},
		{"local", "local_file", `filename = "hello.txt"`, cty.DynamicVal, map[string]string{
			"content": "hello", "content_base64": "aGVsbG8=", "id": "aaf4c61ddcc5e8a2dabede0f3b482cd9aea9434d",
			"content_md5": "5d41402abc4b2a76b9719d911017c592", "content_base64sha256": "LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ="}},
		{"local", "local_file", `filename = "made-later.txt"`, cty.DynamicVal, map[string]string{"content": "?"}},
		{"null", "null_data_source", `inputs = { a = "b" }`, cty.DynamicVal, map[string]string{
			"outputs": `cty.MapVal(map[string]cty.Value{"a":cty.StringVal("b")})`, "random": "?", "id": "static", "has_computed_default": "default"}},
	} {
		result, err := ask(t, c.schema, c.typeName, c.arguments, c.provider)
		if err != nil {
			t.Error(err)
			continue
		}
		expect(t, result, c.want)
	}
}

// No schema of the template provider is at hand: its attributes are made up from how the program uses them.
func TestTemplate(t *testing.T) {
	anything := &configschema.Attribute{Type: cty.DynamicPseudoType, Optional: true, Computed: true}
	schema := &configschema.Block{Attributes: map[string]*configschema.Attribute{"template": anything, "vars": anything, "rendered": anything}}
	read := func(template string) (cty.Value, error) {
		config := cty.ObjectVal(map[string]cty.Value{
			"template": cty.StringVal(template), "rendered": cty.NullVal(cty.DynamicPseudoType),
			"vars": cty.ObjectVal(map[string]cty.Value{"port": cty.NumberIntVal(80)}),
		})
		result, _, diags := Read(addrs.NewDefaultProvider("template"), "template_file", schema, Request{Config: config})
		return result, diags.Err()
	}
	result, err := read(`port ${upper("p")}=${port}`)
	if err != nil {
		t.Fatal(err)
	}
	expect(t, result, map[string]string{"rendered": "port P=80"})
	_, err = read(`${missing}`)
	refused(t, err, "missing")
}
