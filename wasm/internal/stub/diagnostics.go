package stub

import (
	"fmt"

	"github.com/opentofu/opentofu/internal/plugin6/convert"
	"github.com/opentofu/opentofu/internal/tfdiags"
	proto "github.com/opentofu/opentofu/internal/tfplugin6"
)

// told writes diagnostics as the protocol does: each at an attribute of the block that was asked about, or at the block.
func told(diags tfdiags.Diagnostics) (all []*proto.Diagnostic) {
	for _, d := range diags {
		severity := proto.Diagnostic_ERROR
		if d.Severity() == tfdiags.Warning {
			severity = proto.Diagnostic_WARNING
		}
		about := d.Description()
		all = append(all, &proto.Diagnostic{
			Severity: severity, Summary: about.Summary, Detail: about.Detail, Attribute: convert.PathToAttributePath(tfdiags.GetAttribute(d)),
		})
	}
	return all
}

// refused tells an error of ours as one of the provider's.
func refused(err error) []*proto.Diagnostic {
	if err == nil {
		return nil
	}
	return told(tfdiags.Diagnostics{}.Append(err))
}

// said is a diagnostic about a block as a whole.
func said(summary, detail string, args ...any) []*proto.Diagnostic {
	return []*proto.Diagnostic{{Severity: proto.Diagnostic_ERROR, Summary: summary, Detail: fmt.Sprintf(detail, args...)}}
}
