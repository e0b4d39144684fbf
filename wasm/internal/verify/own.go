package verify

import (
	"crypto/sha256"
	"fmt"
	"strings"

	"github.com/opentofu/opentofu/internal/addrs"
	"github.com/opentofu/opentofu/terraformer/internal/report"
	"github.com/opentofu/opentofu/terraformer/internal/schema"
)

// ownSchema is how the files are named in which a workspace brings the schemas of its providers, private ones above all: the
// output of `terraform providers schema -json`, in the root folder. They take the place of those at hand.
const ownSchema = ".schema.json"

// ownRead keeps what was read last, since requests bring the same files again and again.
var ownRead = map[[sha256.Size]byte][]*schema.Provider{}

func (r *run) ownSchemas() map[addrs.Provider]*schema.Provider {
	own := map[addrs.Provider]*schema.Provider{}
	for _, name := range r.files.Names {
		if !strings.HasSuffix(name, ownSchema) || strings.Contains(name, "/") {
			continue
		}
		text := r.files.Text(name)
		key := sha256.Sum256(text)
		providers, known := ownRead[key]
		if !known {
			var err error
			if providers, err = schema.ParseDumps(text); err != nil {
				r.add(report.Diagnostic{
					Stage: "schema", Code: "invalid-provider-schema", Severity: report.Error, Summary: "Provider schema that can't be read", File: name,
					Detail: fmt.Sprintf("%s. Write the output of `terraform providers schema -json` into it, or give it another name than *%s.", sentence(err), ownSchema),
				})
				continue
			}
			if len(ownRead) >= 8 {
				clear(ownRead)
			}
			ownRead[key] = providers
		}
		for _, p := range providers {
			own[p.Addr] = p
		}
	}
	return own
}

func sentence(err error) string {
	text := err.Error()
	return strings.ToUpper(text[:1]) + text[1:]
}
