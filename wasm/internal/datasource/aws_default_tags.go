package datasource

import (
	"strings"

	"github.com/zclconf/go-cty/cty"
)

// readDefaultTags gives the tags of the provider's default_tags, without those that AWS keeps for itself.
func readDefaultTags(r Request) (map[string]cty.Value, error) {
	known := map[string]cty.Value{}
	if in := partitionOf(region(r)); in != "" {
		known["id"] = cty.StringVal(in)
	}
	ignored := argument(r.Provider, "ignore_tags")
	blocks := argument(r.Provider, "default_tags")
	if !blocks.IsWhollyKnown() || !ignored.IsKnown() || !ignored.IsNull() && ignored.LengthInt() > 0 {
		return known, nil
	}
	tags := map[string]cty.Value{}
	if !blocks.IsNull() {
		for _, block := range blocks.AsValueSlice() {
			if own := argument(block, "tags"); !own.IsNull() {
				for name, value := range own.AsValueMap() {
					if !strings.HasPrefix(name, "aws:") && !value.IsNull() {
						tags[name] = value
					}
				}
			}
		}
	}
	known["tags"] = cty.MapValEmpty(cty.String)
	if len(tags) > 0 {
		known["tags"] = cty.MapVal(tags)
	}
	return known, nil
}
