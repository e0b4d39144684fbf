package defaults

import "encoding/json"

// Of tells what an argument of a type is when it isn't given, as JSON writes it; false where that isn't known.
func Of(provider, typeName string, major int, path string) (string, bool) {
	known := of(provider, typeName)
	var found json.RawMessage
	since := -1
	for from, all := range known.Since {
		if value, ok := all[path]; ok && from <= major && from > since {
			found, since = value, from
		}
	}
	for _, all := range []map[string]json.RawMessage{known.Written, known.Documented} {
		if value, ok := all[path]; ok && found == nil {
			found = value
		}
	}
	return string(found), found != nil && string(found) != "null"
}
