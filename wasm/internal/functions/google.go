package functions

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/zclconf/go-cty/cty"
)

// Source: the provider's documentation of its functions.
var googleFunctions = map[string]Function{
	"location_from_id": define(cty.String, onText(partOf("locations/{location}/")), "id"),
	"name_from_id":     define(cty.String, onText(partOf("/{name}$")), "id"),
	"project_from_id":  define(cty.String, onText(partOf("projects/{project}/")), "id"),
	"region_from_id":   define(cty.String, onText(partOf("regions/{region}/")), "id"),
	"zone_from_id":     define(cty.String, onText(partOf("zones/{zone}/")), "id"),
	"region_from_zone": define(cty.String, onText(func(zone string) (string, error) {
		if strings.Count(zone, "-") < 2 {
			return "", fmt.Errorf("%q is no zone, such as us-central1-a", zone)
		}
		return zone[:strings.LastIndex(zone, "-")], nil
	}), "zone"),
}

var placeholder = regexp.MustCompile(`\{\w+\}`)

// partOf finds what stands at the placeholder of a pattern, such as projects/{project}/.
func partOf(pattern string) func(string) (string, error) {
	expression := regexp.MustCompile(placeholder.ReplaceAllString(pattern, "([^/]+)"))
	return func(id string) (string, error) {
		found := expression.FindStringSubmatch(id)
		if found == nil {
			return "", fmt.Errorf("%q has nothing of the form %s", id, strings.TrimSuffix(pattern, "$"))
		}
		return found[1], nil
	}
}
