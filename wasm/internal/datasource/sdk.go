package datasource

import (
	"cmp"
	"hash/crc32"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/zclconf/go-cty/cty"
)

// hashOrder gives the elements of a set in the order in which a provider that is made with the plugin SDK sees them: by
// the text of the hash of what they contain (helper/schema/serialize.go and set.go of hashicorp/terraform-plugin-sdk).
func hashOrder(set cty.Value) []cty.Value {
	elements := set.AsValueSlice()
	slices.SortStableFunc(elements, func(a, b cty.Value) int { return cmp.Compare(sdkHash(a), sdkHash(b)) })
	return elements
}

func sdkHash(value cty.Value) string {
	var text strings.Builder
	serialize(&text, value, true)
	return strconv.FormatUint(uint64(crc32.ChecksumIEEE([]byte(text.String()))), 10)
}

// serialize writes what the SDK hashes. Objects are blocks whose arguments are all settable; top is an element by itself.
func serialize(to *strings.Builder, value cty.Value, top bool) {
	ty := value.Type()
	switch {
	case ty.IsObjectType():
		if !top {
			to.WriteString("<")
		}
		fields := value.AsValueMap()
		for _, name := range slices.Sorted(maps.Keys(fields)) {
			to.WriteString(name + ":")
			serialize(to, fields[name], false)
		}
		if !top {
			to.WriteString(">;")
		}
		return
	case value.IsNull():
		if ty.IsSetType() {
			to.WriteString("{}")
		} else if ty.IsListType() {
			to.WriteString("()")
		}
	case ty == cty.String:
		to.WriteString(value.AsString())
	case ty.IsListType():
		to.WriteString("(")
		for _, element := range value.AsValueSlice() {
			serialize(to, element, false)
		}
		to.WriteString(")")
	case ty.IsSetType():
		to.WriteString("{")
		for _, element := range hashOrder(value) {
			serialize(to, element, false)
		}
		to.WriteString("}")
	}
	to.WriteString(";")
}

// sdkBlock is a block as such a provider keeps it: nothing in it is null, but for what was not set it has the empty value.
func sdkBlock(block cty.Value) cty.Value {
	fields := block.AsValueMap()
	for name, value := range fields {
		fields[name] = sdkValue(value)
	}
	return cty.ObjectVal(fields)
}

func sdkValue(value cty.Value) cty.Value {
	ty := value.Type()
	switch {
	case value.IsNull() && ty == cty.String:
		return cty.StringVal("")
	case value.IsNull() && ty == cty.Bool:
		return cty.False
	case value.IsNull() && ty == cty.Number:
		return cty.Zero
	case value.IsNull() && ty.IsSetType():
		return cty.SetValEmpty(ty.ElementType())
	case value.IsNull() && ty.IsListType():
		return cty.ListValEmpty(ty.ElementType())
	case value.IsNull() && ty.IsMapType():
		return cty.MapValEmpty(ty.ElementType())
	case value.IsNull() || !ty.IsSetType() && !ty.IsListType() || !ty.ElementType().IsObjectType() || value.LengthInt() == 0:
		return value
	}
	blocks := value.AsValueSlice()
	for i, block := range blocks {
		blocks[i] = sdkBlock(block)
	}
	if ty.IsSetType() {
		return cty.SetVal(blocks)
	}
	return cty.ListVal(blocks)
}
