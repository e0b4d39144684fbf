package verify

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/opentofu/opentofu/terraformer/internal/names"
)

// moved holds what took the place of removed or misremembered types, arguments and functions.
var moved = func() (facts struct {
	Types, Functions map[string]string
	Successors       map[string][]string // of types that a provider has given up
	Arguments        map[string]map[string]string
	Deprecated       map[string]map[string]string // what is still there, and what to use instead
}) {
	if err := json.Unmarshal(movedText, &facts); err != nil {
		panic(err)
	}
	return facts
}()

//go:embed moved.json
var movedText []byte

// topLevelNames are the blocks that a file consists of.
var topLevelNames = []string{"check", "data", "ephemeral", "import", "locals", "module", "moved", "output", "provider", "removed", "resource", "terraform", "variable"}

// topLevel holds what they are called by mistake.
var topLevel = map[string]string{
	"vars": "variable", "var": "variable", "variables": "variable", "local": "locals", "outputs": "output", "modules": "module",
	"providers": "provider", "resources": "resource", "datasource": "data", "data_source": "data", "input": "variable",
}

// settings lists what may stand in the blocks that no provider describes.
var settings = map[string][]string{
	"variable":           {"default", "deprecated", "description", "ephemeral", "nullable", "sensitive", "type", "validation"},
	"output":             {"depends_on", "deprecated", "description", "ephemeral", "precondition", "sensitive", "value"},
	"terraform":          {"backend", "cloud", "encryption", "experiments", "provider_meta", "required_providers", "required_version"},
	"lifecycle":          {"create_before_destroy", "destroy", "enabled", "ignore_changes", "postcondition", "precondition", "prevent_destroy", "replace_triggered_by"},
	"validation":         {"condition", "error_message"},
	"precondition":       {"condition", "error_message"},
	"postcondition":      {"condition", "error_message"},
	"assert":             {"condition", "error_message"},
	"dynamic":            {"content", "for_each", "iterator", "labels"},
	"provisioner":        {"connection", "on_failure", "when"},
	"moved":              {"from", "to"},
	"removed":            {"from", "lifecycle", "provisioner"},
	"import":             {"for_each", "id", "provider", "to"},
	"check":              {"assert", "data"},
	"encryption":         {"key_provider", "method", "plan", "remote_state_data_sources", "state"},
	"state":              {"enforced", "fallback", "method"},
	"plan":               {"enforced", "fallback", "method"},
	"fallback":           {"fallback", "method"},
	"required_providers": {"configuration_aliases", "source", "version"},
}

// narrowed lists what is most like a name when there are too many to list them all.
func narrowed(name string, known []string, most int) []string {
	if len(known) <= most {
		return known
	}
	if alike := names.Alike(name, known, 0, 6); len(alike) > 0 {
		return alike
	}
	return append(slices.Clone(known[:most]), "…")
}

// listOf writes names into a sentence; nothing when there are none.
func listOf[T string | []string](sentence string, names T) string {
	switch list := any(names).(type) {
	case []string:
		if len(list) > 0 {
			return fmt.Sprintf(sentence, strings.Join(list, ", "))
		}
	case string:
		if list != "" {
			return fmt.Sprintf(sentence, list)
		}
	}
	return ""
}

func quotedAll(names []string) string {
	quoted := make([]string, len(names))
	for i, name := range names {
		quoted[i] = fmt.Sprintf("%q", name)
	}
	return strings.Join(quoted, ", ")
}

// describe names a block within its resource, such as the block "a.b" of aws_instance.
func describe(levels []level) string {
	if len(levels) == 1 {
		return levels[0].name
	}
	var path []string
	for _, level := range levels[1:] {
		path = append(path, level.name)
	}
	return fmt.Sprintf("the block %q of %s", strings.Join(path, "."), levels[0].name)
}
