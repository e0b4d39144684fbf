package verify

import "github.com/opentofu/opentofu/terraformer/internal/report"

// explain adds what to do about an error, and the edit that does it where that is certain.
func (r *run) explain(d *report.Diagnostic) {
}
