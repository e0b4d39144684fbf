package verify

import "github.com/opentofu/opentofu/terraformer/internal/config"

// control reads what the user says of rules and their findings, before any file is mended, so that places are those of the files.
func (r *run) control() {
	if !r.request.WithPlan && !r.request.wantsLint() {
		return // no rule is asked
	}
	r.settings = config.Of(r.files, r.files.Names, r.request.Config, r.request.Today)
	if r.request.WithPlan {
		r.result.Controls = &r.settings.Controls
	}
	r.add(r.settings.Diagnostics...)
}
