package datasource

import (
	"testing"

	"github.com/zclconf/go-cty/cty"
)

func TestRegion(t *testing.T) {
	for _, c := range []struct {
		schema, typeName, arguments string
		provider                    cty.Value
		want                        map[string]string
	}{
		{"aws-6", "aws_region", ``, inRegion("eu-central-1"), map[string]string{
			"id": "eu-central-1", "name": "eu-central-1", "region": "eu-central-1",
			"description": "Europe (Frankfurt)", "endpoint": "ec2.eu-central-1.amazonaws.com"}},
		{"aws-6", "aws_region", `region = "cn-north-1"`, inRegion("eu-central-1"), map[string]string{
			"region": "cn-north-1", "endpoint": "ec2.cn-north-1.amazonaws.com.cn"}},
		{"aws-5", "aws_region", `endpoint = "ec2.us-west-2.amazonaws.com"`, cty.DynamicVal, map[string]string{"name": "us-west-2"}},
		{"aws-6", "aws_region", ``, cty.DynamicVal, map[string]string{"id": "?", "region": "?"}},
		{"aws-6", "aws_region", ``, inRegion("xx-nowhere-1"), map[string]string{"description": "?"}},
		{"aws-6", "aws_partition", ``, inRegion("us-gov-west-1"), map[string]string{
			"id": "aws-us-gov", "partition": "aws-us-gov", "dns_suffix": "amazonaws.com", "reverse_dns_prefix": "com.amazonaws"}},
		{"aws-6", "aws_partition", ``, inRegion("cn-northwest-1"), map[string]string{"reverse_dns_prefix": "cn.com.amazonaws"}},
		{"aws-6", "aws_partition", ``, cty.EmptyObjectVal, map[string]string{"partition": "?"}},
		{"aws-6", "aws_service_principal", `service_name = "s3"`, inRegion("us-east-1"), map[string]string{
			"id": "s3.us-east-1.amazonaws.com", "name": "s3.amazonaws.com", "suffix": "amazonaws.com", "region": "us-east-1"}},
		{"aws-6", "aws_service_principal", `service_name = "logs"`, inRegion("cn-north-1"), map[string]string{"name": "logs.amazonaws.com.cn"}},
		{"aws-6", "aws_arn", `arn = "arn:aws:rds:eu-west-1:123456789012:db:mysql-db"`, cty.DynamicVal, map[string]string{
			"partition": "aws", "service": "rds", "region": "eu-west-1", "account": "123456789012", "resource": "db:mysql-db"}},
	} {
		result, err := ask(t, c.schema, c.typeName, c.arguments, c.provider)
		if err != nil {
			t.Error(err)
			continue
		}
		expect(t, result, c.want)
	}
	_, err := ask(t, "aws-6", "aws_arn", `arn = "aws:s3"`, cty.DynamicVal)
	refused(t, err, "six parts")
}

func TestDefaultTags(t *testing.T) {
	tags := func(tags map[string]cty.Value) cty.Value {
		return cty.ObjectVal(map[string]cty.Value{
			"region":       cty.StringVal("eu-west-1"),
			"default_tags": cty.ListVal([]cty.Value{cty.ObjectVal(map[string]cty.Value{"tags": cty.MapVal(tags)})}),
		})
	}
	for _, c := range []struct {
		provider cty.Value
		want     string
	}{
		{tags(map[string]cty.Value{"team": cty.StringVal("a"), "aws:x": cty.StringVal("b")}), `cty.MapVal(map[string]cty.Value{"team":cty.StringVal("a")})`},
		{inRegion("eu-west-1"), `cty.MapValEmpty(cty.String)`},
		{tags(map[string]cty.Value{"team": cty.UnknownVal(cty.String)}), "?"},
		{cty.DynamicVal, "?"},
	} {
		result, err := ask(t, "aws-6", "aws_default_tags", ``, c.provider)
		if err != nil {
			t.Fatal(err)
		}
		expect(t, result, map[string]string{"tags": c.want})
	}
}
