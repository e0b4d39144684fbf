// Package verify judges a program: it parses it, checks it against the provider schemas and plans it, with OpenTofu, and
// says all that is wrong with it at once.
package verify

import (
	"encoding/json"
	"slices"

	"github.com/opentofu/opentofu/terraformer/internal/workspace"
)

// Request is what is to be judged.
type Request struct {
	Files    map[string]workspace.Content `json:"files"`
	Stages   []string                     `json:"stages"` // default: all
	Vars     map[string]json.RawMessage   `json:"vars"`
	VarFiles []string                     `json:"varFiles"`
	WithPlan bool                         `json:"withPlan"`
	Config   string                       `json:"config"`   // which file configures rules; default: .terraformer.hcl
	Today    string                       `json:"today"`    // for what ends on a day
	WithHCL2 bool                         `json:"withHcl2"` // the files, too, as conftest's hcl2 parser gives them
	workspace.Reading
	Memory *Memory `json:"-"` // of earlier requests; changes no report
}

func (r Request) wants(stage string) bool {
	if len(r.Stages) == 0 {
		return true
	}
	for _, wanted := range r.Stages {
		// A later stage needs the earlier ones.
		if rank[wanted] >= rank[stage] {
			return true
		}
	}
	return false
}

func (r Request) wantsLint() bool {
	return len(r.Stages) == 0 || slices.Contains(r.Stages, "lint")
}

var rank = map[string]int{"parse": 1, "schema": 2, "plan": 3}
