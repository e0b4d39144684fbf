package verify

import (
	"fmt"

	"github.com/hashicorp/hcl/v2"
	"github.com/opentofu/opentofu/internal/lang/funcs"
	"github.com/opentofu/opentofu/terraformer/internal/report"
	"github.com/opentofu/opentofu/terraformer/internal/workspace"
)

// showFiles lets expressions see the files of the request, until it is undone. What a function needs and nobody has read makes its
// result unknown: either the caller is asked for it, or a warning says why it isn't read.
func (r *run) showFiles() (undo func()) {
	funcs.Workspace, funcs.RootDir = r.files, r.files.Root()
	before := hcl.Unread
	told := map[any]bool{} // paths; and places with what they are told, since a loop reads many
	hcl.Unread = func(at hcl.Range) bool {
		unknown := r.files.TakeUnknown()
		for _, reach := range unknown {
			place := seenKey{file: at.Filename, byte: at.Start.Byte, detail: reach.Why}
			if reach.Why == "" || told[reach.Path] || told[place] || at.Filename == "" {
				continue
			}
			told[reach.Path], told[place] = true, true
			r.add(report.Diagnostic{
				Stage: r.stage, Code: "file-not-read", Severity: report.Warning, Summary: "File not read", Address: r.addressAt(at),
				Detail: fmt.Sprintf("%q isn't read: %s. What is made of it counts as unknown.", reach.Path, reach.Why),
				File:   at.Filename, Range: convertRange(at),
			})
		}
		return len(unknown) > 0
	}
	return func() {
		funcs.Workspace, funcs.RootDir, hcl.Unread = workspace.Nothing(), ".", before
	}
}
