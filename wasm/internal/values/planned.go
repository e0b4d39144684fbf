package values

import (
	"slices"
	"strings"

	"github.com/zclconf/go-cty/cty"
)

// planned are conditions between the arguments of one resource that providers check when they plan, not when they validate.
// Source: CustomizeDiff of the resource in github.com/hashicorp/terraform-provider-aws, internal/service/<file>.
var planned = map[string]func(c *checker, config cty.Value){
	"aws_dynamodb_table":   dynamodbTable,  // dynamodb/table.go
	"aws_kinesis_stream":   kinesisStream,  // kinesis/stream.go
	"aws_placement_group":  placementGroup, // ec2/ec2_placement_group.go
	"aws_lb_target_group":  targetGroup,    // elbv2/target_group.go
	"aws_alb_target_group": targetGroup,
}

// CheckPlanned judges a configuration as a provider does when it plans the resource. What isn't known isn't judged.
func CheckPlanned(typeName string, config cty.Value) []Problem {
	check, ok := planned[typeName]
	if !ok || config.IsNull() || !config.IsKnown() || !config.Type().IsObjectType() {
		return nil
	}
	c := &checker{}
	check(c, config)
	return c.found
}

func dynamodbTable(c *checker, table cty.Value) {
	mode, known := textOr(table, "billing_mode", "PROVISIONED")
	if known && mode == "PROVISIONED" && isAbsent(table, "restore_source_name") && isAbsent(table, "restore_source_table_arn") {
		missing := slices.DeleteFunc([]string{"read_capacity", "write_capacity"}, func(name string) bool { return !isAbsent(table, name) })
		if len(missing) > 0 {
			c.report(nil, "Missing required argument", "With \"billing_mode\" = \"PROVISIONED\", which it is by default, %s have to be 1 or more. Give them, or set \"billing_mode\" to \"PAY_PER_REQUEST\".", list(missing))
		}
	}
	if known && mode == "PAY_PER_REQUEST" {
		for _, name := range []string{"read_capacity", "write_capacity"} {
			if isSet(table, name) {
				c.report(cty.GetAttrPath(name), "Invalid value", "%q can't be set when \"billing_mode\" is \"PAY_PER_REQUEST\": remove it, or set \"billing_mode\" to \"PROVISIONED\".", name)
			}
		}
	}
	if enabled := present == given(table, "stream_enabled"); enabled && isAbsent(table, "stream_view_type") {
		c.report(nil, "Missing required argument", "With \"stream_enabled\", \"stream_view_type\" has to be given too.")
	}
	dynamodbKeys(c, table)
}

// dynamodbKeys compares what a table declares as attributes with what its keys and indexes use: each has to be in the other.
func dynamodbKeys(c *checker, table cty.Value) {
	var declared, used []string
	known := names(&declared, table, "attribute.name")
	for _, key := range []string{
		"hash_key", "range_key", "local_secondary_index.range_key", "global_secondary_index.hash_key",
		"global_secondary_index.range_key", "global_secondary_index.key_schema.attribute_name",
		"global_secondary_index.hash_keys", "global_secondary_index.range_keys",
	} {
		known = names(&used, table, key) && known
	}
	if !known || len(used) == 0 && len(declared) == 0 || isSet(table, "restore_source_name") || isSet(table, "restore_source_table_arn") {
		return
	}
	for _, name := range used {
		if !slices.Contains(declared, name) {
			c.report(nil, "Missing attribute of a key", "A key or an index uses %q, which isn't declared. Add an attribute block with name = %q and type = \"S\" (\"N\" for numbers, \"B\" for bytes).", name, name)
		}
	}
	for _, name := range declared {
		if !slices.Contains(used, name) {
			c.report(nil, "Attribute without an index", "The attribute %q is declared, and no key or index uses it. Remove the attribute block, or add an index: other attributes of items aren't declared.", name)
		}
	}
}

func kinesisStream(c *checker, stream cty.Value) {
	mode := "PROVISIONED"
	known := true
	if blocks := stream.GetAttr("stream_mode_details"); !blocks.IsKnown() {
		return
	} else if !blocks.IsNull() && blocks.LengthInt() == 1 {
		mode, known = textOr(blocks.AsValueSlice()[0], "stream_mode", mode)
	}
	switch shards := stream.GetAttr("shard_count"); {
	case !known || !shards.IsKnown():
	case mode == "ON_DEMAND" && isSet(stream, "shard_count"):
		c.report(cty.GetAttrPath("shard_count"), "Invalid value", "\"shard_count\" can't be set when \"stream_mode\" is \"ON_DEMAND\". Remove it.")
	case mode == "PROVISIONED" && !isSet(stream, "shard_count"):
		c.report(nil, "Missing required argument", "\"shard_count\" has to be 1 or more when \"stream_mode\" is \"PROVISIONED\", which it is by default.")
	}
}

func placementGroup(c *checker, group cty.Value) {
	strategy, known := textOr(group, "strategy", "")
	if known && strategy != "" && strategy != "partition" && isSet(group, "partition_count") {
		c.report(cty.GetAttrPath("partition_count"), "Invalid value", "\"partition_count\" can't be set when \"strategy\" is %q. Remove it, or set \"strategy\" to \"partition\".", strategy)
	}
	if known && strategy != "" && strategy != "spread" && isSet(group, "spread_level") {
		c.report(cty.GetAttrPath("spread_level"), "Invalid value", "\"spread_level\" can't be set when \"strategy\" is %q. Remove it, or set \"strategy\" to \"spread\".", strategy)
	}
}

func targetGroup(c *checker, group cty.Value) {
	eachBlock(group, []string{"health_check."}, func(path cty.Path, check cty.Value) {
		protocol, known := textOr(check, "protocol", "HTTP")
		for _, name := range []string{"path", "matcher"} {
			if known && strings.EqualFold(protocol, "TCP") && isSet(check, name) {
				c.report(path.GetAttr(name), "Invalid value", "%q can't be set when \"protocol\" is \"TCP\". Remove it, or set \"protocol\" to \"HTTP\".", name)
			}
		}
	})
}

// textOr reads a text, or what it is when not given; false when it isn't known.
func textOr(block cty.Value, name, otherwise string) (string, bool) {
	if !has(block, name) || block.GetAttr(name).IsNull() {
		return otherwise, true
	}
	value := block.GetAttr(name)
	if !value.IsKnown() || value.IsMarked() || value.Type() != cty.String {
		return "", false
	}
	return value.AsString(), true
}

// isSet tells whether an argument is known and neither null, empty nor zero.
func isSet(block cty.Value, name string) bool {
	if !has(block, name) {
		return false
	}
	value := block.GetAttr(name)
	if value.IsNull() || !value.IsKnown() || value.IsMarked() {
		return false
	}
	return value.Type() != cty.Number && given(block, name) == present || value.Type() == cty.Number && value.AsBigFloat().Sign() != 0
}

// isAbsent tells whether an argument is known to be null, empty or zero.
func isAbsent(block cty.Value, name string) bool {
	return !has(block, name) || block.GetAttr(name).IsKnown() && !block.GetAttr(name).IsMarked() && !isSet(block, name)
}

// names gathers the texts that a path leads to; false when one isn't known.
func names(to *[]string, config cty.Value, key string) bool {
	first, _, _ := strings.Cut(key, ".")
	if !has(config, first) {
		return true
	}
	if value := config.GetAttr(first); !value.IsWhollyKnown() || value.ContainsMarked() {
		return false
	}
	each(config, key, func(_ cty.Path, value cty.Value) {
		if name := text(value); name != "" && !slices.Contains(*to, name) {
			*to = append(*to, name)
		}
	})
	return true
}
