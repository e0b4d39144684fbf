package facts

import (
	"testing"

	"github.com/zclconf/go-cty/cty"
)

func TestCheck(t *testing.T) {
	text, none, unknown := cty.StringVal, cty.NullVal(cty.String), cty.UnknownVal(cty.String)
	record := func(ttl, set cty.Value, records cty.Value) cty.Value {
		return cty.ObjectVal(map[string]cty.Value{"ttl": ttl, "set_identifier": set, "records": records, "alias": cty.ListValEmpty(cty.EmptyObject)})
	}
	versioning := func(status cty.Value) cty.Value {
		return cty.ObjectVal(map[string]cty.Value{"versioning_configuration": cty.ListVal([]cty.Value{cty.ObjectVal(map[string]cty.Value{"status": status})})})
	}
	one := cty.SetVal([]cty.Value{text("10.0.0.1")})
	for name, c := range map[string]struct {
		typeName string
		config   cty.Value
		errors   int
	}{
		"allowed":         {"aws_s3_bucket_versioning", versioning(text("Enabled")), 0},
		"not allowed":     {"aws_s3_bucket_versioning", versioning(text("enabled")), 1},
		"unknown":         {"aws_s3_bucket_versioning", versioning(unknown), 0},
		"null":            {"aws_s3_bucket_versioning", versioning(none), 0},
		"complete":        {"aws_route53_record", record(cty.NumberIntVal(60), none, one), 0},
		"incomplete":      {"aws_route53_record", record(cty.NumberIntVal(60), none, cty.NullVal(cty.Set(cty.String))), 2},
		"perhaps":         {"aws_route53_record", record(cty.NumberIntVal(60), none, cty.UnknownVal(cty.Set(cty.String))), 0},
		"reserved":        {"aws_db_subnet_group", cty.ObjectVal(map[string]cty.Value{"name": text("Default")}), 2},
		"CIDR":            {"aws_vpc", cty.ObjectVal(map[string]cty.Value{"cidr_block": text("10.0.0.0/8"), "instance_tenancy": none}), 1},
		"no CIDR":         {"aws_vpc", cty.ObjectVal(map[string]cty.Value{"cidr_block": text("10.0.0/16"), "instance_tenancy": none}), 1},
		"without facts":   {"aws_none", cty.EmptyObjectVal, 0},
		"older provider":  {"aws_route", cty.ObjectVal(map[string]cty.Value{"gateway_id": none}), 0},
		"unknown program": {"aws_vpc", cty.UnknownVal(cty.EmptyObject), 0},
	} {
		if got := len(Check(c.typeName, c.config)); got != c.errors {
			t.Errorf("%s: %d errors, want %d: %v", name, got, c.errors, Check(c.typeName, c.config).Err())
		}
	}
}
