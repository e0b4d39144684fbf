package defaults

import (
	"encoding/json"
	"strings"
)

// Forms that providers give to texts before they plan them.
const (
	lower        = "lower"
	upper        = "upper"
	sorted       = "sorted"        // JSON: keys in order, no white space
	versionFirst = "version-first" // the same, with the version of a policy first
)

// formed gives a text the provider's form. What should be JSON and isn't stays as it is.
func formed(form, text string) string {
	switch form {
	case lower:
		return strings.ToLower(text)
	case upper:
		return strings.ToUpper(text)
	}
	var value any
	if json.Unmarshal([]byte(text), &value) != nil {
		return text
	}
	policy, ok := value.(map[string]any)
	if form != versionFirst || !ok || policy["Version"] != "2012-10-17" {
		return written(value)
	}
	delete(policy, "Version")
	if len(policy) == 0 {
		return `{"Version":"2012-10-17"}`
	}
	return `{"Version":"2012-10-17",` + written(policy)[1:]
}

func written(value any) string {
	text, err := json.Marshal(value)
	if err != nil {
		panic(err) // it was read from JSON
	}
	return string(text)
}
