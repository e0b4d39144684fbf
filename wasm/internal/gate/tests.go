package gate

import (
	"path"
	"strings"

	"github.com/opentofu/opentofu/terraformer/internal/workspace"
)

// testLabels has the kinds of blocks of test files, and how many labels each has.
var testLabels = map[string]int{
	"test": 0, "run": 1, "variables": 0, "provider": 1, "mock_provider": 1, "override_resource": 0, "override_data": 0, "override_module": 0,
}

// tests judges what `init` makes of test files, though no plan runs them: it installs the modules and providers that they name.
func (g *gate) tests(root *module) {
	m := &module{gate: g, path: ".", template: true, sources: root.sources}
	for _, name := range g.files.Names {
		if folder := path.Dir(name); !workspace.IsTest(name) || folder != "." && folder != "tests" {
			continue
		}
		for _, b := range g.read(name, testLabels) {
			switch b.kind {
			case "run":
				for _, called := range b.inner("module") {
					called.labels = []string{strings.Join(b.labels, "")}
					m.call(called)
				}
			case "provider", "mock_provider":
				if source, ok := b.argument("source"); ok && b.kind == "mock_provider" {
					m.hatch("path", "source", b, source.at, source.expr)
				}
				b.kind = "provider"
				m.configuration(b)
			}
		}
	}
}
