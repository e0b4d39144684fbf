package values

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/zclconf/go-cty/cty"
)

// state of an argument or of the blocks of a type.
type state int

const (
	absent state = iota
	present
	unclear // unknown, so it may be null; or empty or false, which some providers take for given and others don't
)

func has(block cty.Value, name string) bool { return block.Type().HasAttribute(name) }

func given(block cty.Value, name string) state {
	if !has(block, name) {
		return absent
	}
	value := block.GetAttr(name)
	ty := value.Type()
	switch {
	case value.IsNull():
		return absent
	case !value.IsKnown():
		return unclear
	case value.CanIterateElements() && !ty.IsObjectType() && value.LengthInt() == 0:
		if ty.IsCollectionType() && ty.ElementType().IsObjectType() {
			return absent // no block
		}
		return unclear
	case ty == cty.String && value.AsString() == "" || ty == cty.Bool && value.False():
		return unclear
	}
	return present
}

// withState picks those of a group that are in a state, by their names within the block.
func withState(block cty.Value, group []string, want state) (names []string) {
	for _, key := range group {
		if given(block, last(key)) == want {
			names = append(names, last(key))
		}
	}
	return names
}

// allAbsent tells whether a block has none of a group, though its type has some: not all versions of a provider have all.
func allAbsent(block cty.Value, group []string) bool {
	known := slices.ContainsFunc(group, func(key string) bool { return has(block, last(key)) })
	return known && len(withState(block, group, absent)) == len(group)
}

// eachBlock visits the blocks that hold the arguments of a group.
func eachBlock(config cty.Value, group []string, visit func(cty.Path, cty.Value)) {
	steps := strings.Split(group[0], ".")
	walk(config, steps[:len(steps)-1], nil, func(path cty.Path, value cty.Value) {
		if value.Type().IsObjectType() {
			visit(path, value)
		}
	})
}

// each visits the known values that a path leads to, the elements of a list one by one.
func each(config cty.Value, key string, visit func(cty.Path, cty.Value)) {
	walk(config, strings.Split(key, "."), nil, visit)
}

// eachList visits the known lists and sets that a path leads to.
func eachList(config cty.Value, key string, visit func(cty.Path, cty.Value)) {
	eachBlock(config, []string{key}, func(path cty.Path, block cty.Value) {
		if !has(block, last(key)) {
			return
		}
		list := block.GetAttr(last(key))
		if ty := list.Type(); (ty.IsListType() || ty.IsSetType()) && list.IsWhollyKnown() && !list.IsNull() && !list.ContainsMarked() {
			visit(path.GetAttr(last(key)), list)
		}
	})
}

func walk(value cty.Value, steps []string, path cty.Path, visit func(cty.Path, cty.Value)) {
	ty := value.Type()
	switch {
	case value.IsNull() || !value.IsKnown() || value.IsMarked():
	case ty.IsListType() || ty.IsSetType() || ty.IsTupleType():
		for it := value.ElementIterator(); it.Next(); {
			index, element := it.Element()
			walk(element, steps, append(path.Copy(), cty.IndexStep{Key: index}), visit)
		}
	case len(steps) == 0:
		visit(path, value)
	case ty.IsObjectType() && ty.HasAttribute(steps[0]):
		walk(value.GetAttr(steps[0]), steps[1:], path.GetAttr(steps[0]), visit)
	}
}

// text of a string or a number; "" for anything else, which isn't judged.
func text(value cty.Value) string {
	switch value.Type() {
	case cty.String:
		return value.AsString()
	case cty.Number:
		return value.AsBigFloat().Text('f', -1)
	}
	return ""
}

func last(key string) string { return key[strings.LastIndexByte(key, '.')+1:] }

func lasts(keys []string) []string {
	names := make([]string, len(keys))
	for i, key := range keys {
		names[i] = last(key)
	}
	return names
}

// isOutside heeds a limit only where it is one: API models write the largest and smallest integer where there is none.
func isOutside(given float64, limits [2]float64) bool {
	return (limits[0] > math.MinInt32 && given < limits[0]) || (limits[1] < math.MaxInt32 && given > limits[1])
}

// span writes a range, which may be open to one side.
func span(least, most float64) string {
	switch {
	case least == most:
		return fmt.Sprint(least)
	case most >= math.MaxInt32:
		return fmt.Sprintf("%v or more", least)
	case least <= math.MinInt32:
		return fmt.Sprintf("up to %v", most)
	}
	return fmt.Sprintf("%v to %v", least, most)
}

// got quotes what was given, but for secrets, which don't belong in a report.
func got(key, value string) string {
	if name := last(key); strings.Contains(name, "password") || strings.Contains(name, "secret") || strings.Contains(name, "private_key") {
		return ""
	}
	if runes := []rune(value); len(runes) > 80 {
		value = string(runes[:80]) + "…"
	}
	return fmt.Sprintf("; got %q", value)
}
