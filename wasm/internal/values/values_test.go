package values

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/opentofu/opentofu/internal/tfdiags"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/gocty"
)

func object(fields map[string]cty.Value) cty.Value { return cty.ObjectVal(fields) }

func text1(name, value string) cty.Value {
	return object(map[string]cty.Value{name: cty.StringVal(value)})
}

var none = cty.NullVal(cty.String)

// Each row is judged by the rules as they are built in. want is a part of the only problem's summary and detail; "" for none.
func TestCheck(t *testing.T) {
	number := func(n int) cty.Value { value, _ := gocty.ToCtyValue(n, cty.Number); return value }
	lambda := func(filename, image, bucket cty.Value) cty.Value {
		return object(map[string]cty.Value{"filename": filename, "image_uri": image, "s3_bucket": bucket})
	}
	record := func(ttl, records, policy, id cty.Value) cty.Value {
		return object(map[string]cty.Value{
			"alias": cty.ListValEmpty(cty.Object(map[string]cty.Type{"name": cty.String})), "ttl": ttl, "records": records,
			"weighted_routing_policy": policy, "set_identifier": id,
		})
	}
	records := cty.SetVal([]cty.Value{cty.StringVal("10.0.0.1")})
	noRecords, noPolicy := cty.NullVal(records.Type()), cty.ListValEmpty(cty.Object(map[string]cty.Type{"weight": cty.Number}))
	policy := cty.ListVal([]cty.Value{object(map[string]cty.Value{"weight": number(1)})})
	ingress := func(fields map[string]cty.Value) cty.Value {
		rule := map[string]cty.Value{
			"cidr_blocks": cty.ListVal([]cty.Value{cty.StringVal("10.0.0.0/8")}), "from_port": number(80),
			"to_port": number(80), "protocol": cty.StringVal("tcp"), "description": none,
		}
		maps.Copy(rule, fields)
		return object(map[string]cty.Value{"ingress": cty.SetVal([]cty.Value{object(rule)})})
	}
	rows := []struct {
		name     string
		kind     Kind
		typeName string
		config   cty.Value
		want     string
	}{
		{"documented value", Resource, "aws_dynamodb_table", text1("billing_mode", "PAY_PER_REQUEST"), ""},
		{"not among the values", Resource, "aws_dynamodb_table", text1("billing_mode", "ON_DEMAND"), `Expected "billing_mode" to be one of "PROVISIONED", "PAY_PER_REQUEST", got "ON_DEMAND".`},
		{"written otherwise", Resource, "aws_s3_bucket_acl", text1("acl", "log_delivery_write"), `Did you mean "log-delivery-write"?`},
		{"unknown", Resource, "aws_dynamodb_table", object(map[string]cty.Value{"billing_mode": cty.UnknownVal(cty.String)}), ""},
		{"null", Resource, "aws_dynamodb_table", object(map[string]cty.Value{"billing_mode": none}), ""},
		{"empty", Resource, "aws_dynamodb_table", text1("billing_mode", ""), ""},
		{"type without rules", Resource, "acme_widget", text1("billing_mode", "ON_DEMAND"), ""},
		{"in range", Resource, "aws_sqs_queue", object(map[string]cty.Value{"receive_wait_time_seconds": number(20)}), ""},
		{"out of range", Resource, "aws_sqs_queue", object(map[string]cty.Value{"receive_wait_time_seconds": number(21)}), "in the range 0 to 20, got 21"},
		{"too long", Resource, "aws_s3_bucket", text1("bucket", strings.Repeat("a", 64)), "length of \"bucket\" to be in the range 1 to 63, got 64"},
		{"ARN", Resource, "aws_db_instance", text1("kms_key_id", "arn:aws:kms:eu-west-1:123456789012:key/1"), ""},
		{"no ARN", Resource, "aws_db_instance", text1("kms_key_id", "alias/aws/rds"), "must be an ARN"},
		{"ARN of no account", Resource, "aws_lambda_function", object(map[string]cty.Value{"role": cty.StringVal("arn:aws:iam::ACCOUNT:role/x"), "filename": cty.StringVal("a.zip")}), `"ACCOUNT" is not an account`},
		{"all instead of an ARN", Resource, "aws_xray_sampling_rule", text1("resource_arn", "*"), ""},
		{"a name instead of an ARN", Resource, "aws_ssm_maintenance_window_task", text1("task_arn", "AWS-RunShellScript"), ""},
		{"ARN without account", Resource, "aws_iam_role_policy_attachment", text1("policy_arn", "arn:aws:iam::aws:policy/ReadOnlyAccess"), ""},
		{"network", Resource, "aws_vpc", text1("cidr_block", "10.0.0.0/16"), ""},
		{"address within a network", Resource, "aws_vpc", text1("cidr_block", "10.0.0.1/16"), "write 10.0.0.0/16"},
		{"network too large", Resource, "aws_vpc", text1("cidr_block", "10.0.0.0/8"), "prefix of 16 to 28 bits"},
		{"element of a block's list", Resource, "aws_security_group", ingress(map[string]cty.Value{"cidr_blocks": cty.ListVal([]cty.Value{cty.StringVal("0.0.0/0")})}), "must be a CIDR block"},
		{"block as attribute", Resource, "aws_security_group", ingress(nil), ""},
		{"required in a block as attribute", Resource, "aws_security_group", ingress(map[string]cty.Value{"to_port": cty.NullVal(cty.Number)}), `The argument "to_port" is required`},
		{"name", Resource, "aws_db_instance", text1("identifier", "orders-1"), ""},
		{"name with underscore", Resource, "aws_db_instance", text1("identifier", "orders_1"), "lower-case letters, digits and single hyphens"},
		{"name that is taken", Resource, "aws_db_subnet_group", text1("name", "Default"), `must not be "default"`},
		{"JSON", Resource, "aws_iam_policy", text1("policy", `{"Version":"2012-10-17"}`), ""},
		{"no JSON", Resource, "aws_iam_policy", text1("policy", `{Version: 1}`), "jsonencode"},
		{"exactly one", Resource, "aws_lambda_function", lambda(cty.StringVal("a.zip"), none, none), ""},
		{"none of one", Resource, "aws_lambda_function", lambda(none, none, none), `One of "filename", "image_uri", "s3_bucket" has to be given.`},
		{"perhaps one", Resource, "aws_lambda_function", lambda(none, none, cty.UnknownVal(cty.String)), ""},
		{"two of one", Resource, "aws_lambda_function", lambda(cty.StringVal("a.zip"), cty.StringVal("x"), none), "Conflicting arguments"},
		{"two of one, one of them unknown within", Resource, "aws_lb", object(map[string]cty.Value{"subnets": cty.SetVal([]cty.Value{cty.UnknownVal(cty.String)}), "subnet_mapping": cty.SetVal([]cty.Value{text1("subnet_id", "subnet-1")})}), ""},
		{"together", Resource, "aws_route53_record", record(number(60), records, policy, cty.StringVal("a")), ""},
		{"without its partner", Resource, "aws_route53_record", record(number(60), records, policy, none), `With "weighted_routing_policy", "set_identifier" has to be given too.`},
		{"no records", Resource, "aws_route53_record", record(cty.NullVal(cty.Number), noRecords, noPolicy, none), `One of "alias", "records" has to be given.`},
		{"all of several patterns", Resource, "aws_redshift_cluster", text1("master_password", "Secret123"), ""},
		{"one of several patterns not", Resource, "aws_redshift_cluster", text1("master_password", "secret123"), "must hold an upper-case letter"},
		{"kept for no day", Resource, "aws_secretsmanager_secret", object(map[string]cty.Value{"recovery_window_in_days": number(0)}), ""},
		{"kept too short", Resource, "aws_secretsmanager_secret", object(map[string]cty.Value{"recovery_window_in_days": number(3)}), "must be 0, which deletes at once, or 7 to 30 days"},
		{"few elements", Resource, "aws_route53_health_check", object(map[string]cty.Value{"regions": cty.SetVal([]cty.Value{cty.StringVal("us-east-1")})}), `Expected "regions" to have 3 to 64 elements, got 1.`},
		{"given as false", Resource, "aws_sqs_queue", object(map[string]cty.Value{"kms_master_key_id": cty.StringVal("k"), "sqs_managed_sse_enabled": cty.False}), ""},
		{"seconds of a statistic", Resource, "aws_cloudwatch_metric_alarm", object(map[string]cty.Value{"metric_name": cty.StringVal("m"), "period": number(45)}), "multiple of 60"},
		{"secret", Resource, "aws_lightsail_database", text1("master_password", "p@ssword"), `none of / " @ or a space.`},
		{"known from the API alone", Resource, "aws_dlm_lifecycle_policy", object(map[string]cty.Value{"policy_details": cty.ListVal([]cty.Value{text1("policy_type", "SCHEDULED")})}), `"IMAGE_MANAGEMENT"`},
		{"provider block", Provider, "aws", text1("retry_mode", "fast"), `"adaptive"`},
		{"data source", Data, "aws_kms_key", text1("key_id", "YOUR_KEY"), "id, alias (alias/…) or ARN of a key"},
		{"resource of that name", Resource, "aws_kms_key", text1("key_id", "YOUR_KEY"), ""},
	}
	for _, row := range rows {
		t.Run(row.name, func(t *testing.T) {
			found := Check(row.kind, row.typeName, row.config, 5)
			if row.want == "" && len(found) > 0 {
				t.Fatalf("no problem expected, got %v", found)
			}
			if row.want == "" {
				return
			}
			if len(found) != 1 {
				t.Fatalf("one problem expected, got %d: %v", len(found), found)
			}
			if said := found[0].Summary + ": " + found[0].Detail; !strings.Contains(said, row.want) {
				t.Fatalf("%q expected, got %q", row.want, said)
			}
			if _, err := found[0].Path.Apply(row.config); err != nil && !strings.Contains(row.want, "required") {
				t.Fatalf("its path leads nowhere: %v", err)
			}
		})
	}
}

// What is refused only when it is planned; want is a part of each problem's detail, in order.
func TestCheckPlanned(t *testing.T) {
	attributes := func(names ...string) cty.Value {
		var blocks []cty.Value
		for _, name := range names {
			blocks = append(blocks, object(map[string]cty.Value{"name": cty.StringVal(name), "type": cty.StringVal("S")}))
		}
		return cty.SetVal(blocks)
	}
	table := func(key cty.Value, declared cty.Value, capacity int64) cty.Value {
		return object(map[string]cty.Value{
			"hash_key": key, "attribute": declared, "billing_mode": cty.StringVal("PAY_PER_REQUEST"), "read_capacity": cty.NumberIntVal(capacity),
		})
	}
	mode := func(mode string, shards cty.Value) cty.Value {
		return object(map[string]cty.Value{"stream_mode_details": cty.ListVal([]cty.Value{text1("stream_mode", mode)}), "shard_count": shards})
	}
	health := func(protocol string) cty.Value {
		check := object(map[string]cty.Value{"protocol": cty.StringVal(protocol), "path": cty.StringVal("/")})
		return object(map[string]cty.Value{"health_check": cty.ListVal([]cty.Value{check})})
	}
	for _, row := range []struct {
		name     string
		typeName string
		config   cty.Value
		want     []string
	}{
		{"keys and attributes", "aws_dynamodb_table", table(cty.StringVal("id"), attributes("id"), 0), nil},
		{"key not declared", "aws_dynamodb_table", table(cty.StringVal("id"), attributes("id", "at"), 0), []string{`"at" is declared`}},
		{"attribute not used", "aws_dynamodb_table", table(cty.StringVal("key"), attributes("id"), 0), []string{`uses "key"`, `"id" is declared`}},
		{"key not known", "aws_dynamodb_table", table(cty.UnknownVal(cty.String), attributes("id"), 0), nil},
		{"capacity on demand", "aws_dynamodb_table", table(cty.StringVal("id"), attributes("id"), 5), []string{`"read_capacity" can't be set`}},
		{"capacity that nobody gives", "aws_dynamodb_table", object(map[string]cty.Value{"hash_key": cty.NullVal(cty.String)}), []string{`"read_capacity", "write_capacity" have to be 1 or more`}},
		{"capacity of a copy", "aws_dynamodb_table", object(map[string]cty.Value{"restore_source_name": cty.StringVal("t")}), nil},
		{"capacity of what may be a copy", "aws_dynamodb_table", object(map[string]cty.Value{"restore_source_table_arn": cty.UnknownVal(cty.String)}), nil},
		{"capacity in a mode not known", "aws_dynamodb_table", object(map[string]cty.Value{"billing_mode": cty.UnknownVal(cty.String)}), nil},
		{"a stream of what", "aws_dynamodb_table", object(map[string]cty.Value{"billing_mode": cty.StringVal("PAY_PER_REQUEST"), "stream_enabled": cty.True}), []string{`"stream_view_type" has to be given too`}},
		{"shards on demand", "aws_kinesis_stream", mode("ON_DEMAND", cty.NumberIntVal(1)), []string{`can't be set when "stream_mode"`}},
		{"no shards", "aws_kinesis_stream", mode("PROVISIONED", cty.NullVal(cty.Number)), []string{"has to be 1 or more"}},
		{"shards not known", "aws_kinesis_stream", mode("PROVISIONED", cty.UnknownVal(cty.Number)), nil},
		{"partitions of a cluster", "aws_placement_group", object(map[string]cty.Value{"strategy": cty.StringVal("cluster"), "partition_count": cty.NumberIntVal(2)}), []string{"partition_count"}},
		{"path of a connection", "aws_lb_target_group", health("TCP"), []string{`"path" can't be set`}},
		{"path of a page", "aws_lb_target_group", health("HTTP"), nil},
	} {
		t.Run(row.name, func(t *testing.T) {
			found := CheckPlanned(row.typeName, row.config)
			if len(found) != len(row.want) {
				t.Fatalf("%d problems expected, got %v", len(row.want), found)
			}
			for i, want := range row.want {
				if !strings.Contains(found[i].Detail, want) {
					t.Errorf("%q expected, got %q", want, found[i].Detail)
				}
			}
		})
	}
}

// Rules hold for the majors they name; what is doubtful is a warning; values can be compared without regard to case.
func TestEntries(t *testing.T) {
	books["acme"] = read([]byte(`{"formats":{}}
{"type":"acme_widget","values":{"color":["red","blue"]},"doubtful":{"spelling":{"action":["Delete","SetStorageClass"]},"anyCase":{"size":["small","large"]},"values":{"color":["red"]},"length":{"id":[2,4]},"format":{"id":"~[a-z]+"}}}
{"type":"acme_widget","from":3,"values":{"shape":["round"]}}
{"type":"provider.acme","range":{"retries":[0,9]}}
`))
	defer delete(books, "acme")
	widget := func(color, size, shape string) cty.Value {
		return object(map[string]cty.Value{"color": cty.StringVal(color), "size": cty.StringVal(size), "shape": cty.StringVal(shape)})
	}
	if found := Check(Resource, "acme_widget", widget("red", "LARGE", "square"), 2); len(found) != 0 {
		t.Errorf("nothing is wrong for major 2, got %v", found)
	}
	if found := Check(Resource, "acme_widget", widget("red", "LARGE", "square"), 0); len(found) != 0 {
		t.Errorf("an unknown major is judged by what always holds, got %v", found)
	}
	found := Check(Resource, "acme_widget", widget("green", "huge", "square"), 3)
	if len(found) != 3 || found[0].Severity != tfdiags.Error || found[1].Severity != tfdiags.Error || found[2].Severity != tfdiags.Warning || found[2].Summary != "Doubtful value" {
		t.Errorf("two errors and a warning expected, what is certain first and only once, got %v", found)
	}
	if found := Check(Resource, "acme_widget", text1("id", "ABCDE"), 0); len(found) != 1 || found[0].Severity != tfdiags.Warning {
		t.Errorf("one warning expected for one argument, got %v", found)
	}
	if found := Check(Resource, "acme_widget", text1("id", "ABC"), 0); len(found) != 1 || !strings.Contains(found[0].Detail, "must match [a-z]+") {
		t.Errorf("a pattern of its own expected, got %v", found)
	}
	for given, meant := range map[string]string{"delete": "Delete", "set-storage-class": "SetStorageClass", "Delete": "", "Archive": "", "": ""} {
		found := Check(Resource, "acme_widget", text1("action", given), 0)
		if meant == "" && len(found) != 0 {
			t.Errorf("%q: values beyond the documented ones are nobody's business, got %v", given, found)
		}
		if meant != "" && (len(found) != 1 || found[0].Severity != tfdiags.Warning || !strings.Contains(found[0].Detail, fmt.Sprintf("Did you mean %q?", meant))) {
			t.Errorf("%q: a warning that it is spelt %q expected, got %v", given, meant, found)
		}
	}
	if found := Check(Provider, "acme", object(map[string]cty.Value{"retries": cty.NumberIntVal(10)}), 0); len(found) != 1 {
		t.Errorf("one problem expected in the provider block, got %v", found)
	}
}

// What is written in the files fits together: every line decodes, every format exists, and groups stay within one block.
func TestRulesAreSound(t *testing.T) {
	entries, _ := files.ReadDir(".")
	for _, file := range entries {
		b := bookOf(strings.TrimSuffix(file.Name(), ".jsonl"))
		if !slices.IsSortedFunc(b.lines, func(x, y []byte) int { return strings.Compare(typeOf(x), typeOf(y)) }) {
			t.Errorf("%s isn't sorted by type", file.Name())
		}
		for _, name := range b.names() {
			for _, e := range b.of(name) {
				if e.Type != name {
					t.Fatalf("%s: the line of %s begins otherwise than is expected", file.Name(), name)
				}
				sound(t, b, name, e.rules)
				sound(t, b, name, e.Doubtful)
			}
		}
		for name := range b.formats {
			if f := b.format(name); f.Words == "" || f.Pattern == "" {
				t.Errorf("the format %s needs a pattern and words", name)
			}
		}
	}
	if len(bookOf("aws").lines) < 500 {
		t.Errorf("the rules of aws have %d lines", len(bookOf("aws").lines))
	}
}

func sound(t *testing.T, b *book, name string, r rules) {
	for key, format := range r.Format {
		if named[format] == nil && b.format(format) == nil {
			t.Errorf("%s: %s has the format %q, which isn't defined", name, key, format)
		}
	}
	for key, limits := range r.Range {
		if limits[0] > limits[1] {
			t.Errorf("%s: the range of %s is empty", name, key)
		}
	}
	for _, group := range slices.Concat(r.Conflicts, r.Any, r.One) {
		for _, key := range group {
			if strings.TrimSuffix(key, last(key)) != strings.TrimSuffix(group[0], last(group[0])) {
				t.Errorf("%s: %v are not in one block", name, group)
			}
		}
	}
}

// API models write the largest integer where there is no limit.
func TestOutside(t *testing.T) {
	for _, row := range []struct {
		given    float64
		limits   [2]float64
		expected bool
	}{
		{10737418240, [2]float64{10485760, 2147483647}, false},
		{1, [2]float64{10485760, 2147483647}, true},
		{-3e9, [2]float64{-2147483648, 5}, false},
		{6, [2]float64{-2147483648, 5}, true},
		{5, [2]float64{1, 5}, false},
	} {
		if got := isOutside(row.given, row.limits); got != row.expected {
			t.Errorf("%v in %v: %v", row.given, row.limits, got)
		}
	}
}
