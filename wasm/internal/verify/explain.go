package verify

import (
	"regexp"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/opentofu/opentofu/internal/configs/configschema"
	"github.com/opentofu/opentofu/terraformer/internal/report"
)

var didYouMean = regexp.MustCompile(`"([^"]+)"[^"]*Did you mean (?:to set attribute )?"([^"]+)"`)

// explainers add what to do about an error, by its code, and the edits that do it. Edits that take something away or only
// add signs are repairs, which tools may make unasked; edits that only add words are suggestions (see src/core/edits.ts).
var explainers = map[string]func(*run, *report.Diagnostic, hcl.Range){
	"unsupported-argument":                           (*run).unexpectedArgument,
	"unsupported-block-type":                         (*run).unexpectedBlock,
	"missing-required-argument":                      (*run).missingArgument,
	"too-few-blocks":                                 (*run).missingBlock,
	"undeclared-reference":                           (*run).undeclared,
	"unsupported-attribute":                          (*run).unknownAttribute,
	"missing-resource-instance-key":                  (*run).missingKey,
	"unexpected-resource-instance-key":               (*run).extraKey,
	"invalid-reference":                              (*run).bareWord,
	"incorrect-type":                                 (*run).wrongType,
	"duplicate-argument":                             (*run).duplicateArgument,
	"duplicate-resource":                             (*run).duplicateBlock,
	"duplicate-variable":                             (*run).duplicateBlock,
	"duplicate-output":                               (*run).duplicateBlock,
	"duplicate-provider":                             (*run).duplicateBlock,
	"unknown-function":                               (*run).unknownFunction,
	"missing-function-argument":                      (*run).functionArguments,
	"too-many-function-arguments":                    (*run).functionArguments,
	"read-only-argument":                             (*run).readOnlyArgument,
	"module-not-found":                               (*run).noModule,
	"invalid-module-source-address":                  (*run).noModule,
	"invalid-quoted-type-constraints":                (*run).quotedType,
	"output-refers-to-sensitive-values":              (*run).sensitiveOutput,
	"quoted-reference":                               (*run).quotedWord,
	"quoted-keyword":                                 (*run).quotedWord,
	"invalid-value":                                  (*run).invalidValue,
	"missing-newline":                                (*run).sameLine,
	"invalid-json-keyword":                           (*run).jsonWord,
	"invalid-operation":                              (*run).blockList,
	"too-many-blocks":                                (*run).extraBlock,
	"unknown-function-provider":                      (*run).functionProvider,
	"invalid-for-each-argument":                      (*run).badForEach,
	"configuration-for-import-target-does-not-exist": (*run).missingInstance,
	otherSyntax:                                      (*run).listInBraces,
	otherConfiguration:                               (*run).otherwise,
}

// explain adds what to do about an error.
func (r *run) explain(d *report.Diagnostic, at hcl.Range) {
	text := r.files.Text(at.Filename)
	if text == nil || at.End.Byte > len(text) {
		return
	}
	if explainer := explainers[d.Code]; explainer != nil && (r.config != nil || d.Stage == "parse") {
		explainer(r, d, at)
	} else {
		r.byDidYouMean(d, at)
	}
}

// byDidYouMean makes an edit of a name that OpenTofu suggests.
func (r *run) byDidYouMean(d *report.Diagnostic, at hcl.Range) {
	if m := didYouMean.FindStringSubmatch(d.Detail); m != nil {
		d.Edits = rename(at, r.textAt(at), m[1], m[2])
	}
}

// rename replaces the misspelt name at the end of a reference, or the name that is all of the range.
func rename(at hcl.Range, text, old, new string) []report.Edit {
	i := strings.LastIndex(text, old)
	if i < 0 || strings.Contains(text[i:], "\n") {
		return nil
	}
	where := at
	where.Start = forward(at.Start, text[:i])
	where.End = forward(where.Start, old)
	return []report.Edit{{File: at.Filename, Range: convertRange(where), NewText: new, Title: "Change to " + new}}
}

// forward moves a position over text without line breaks. Names are ASCII or nearly so.
func forward(from hcl.Pos, text string) hcl.Pos {
	from.Byte += len(text)
	from.Column += len([]rune(text))
	return from
}

func (r *run) topSchema(block *hclsyntax.Block) *configschema.Block {
	for addr, response := range r.chosen.schemas {
		switch block.Type {
		case "resource":
			if found, ok := response.ResourceTypes[block.Labels[0]]; ok {
				return found.Block
			}
		case "data":
			if found, ok := response.DataSources[block.Labels[0]]; ok {
				return found.Block
			}
		case "ephemeral":
			if found, ok := response.EphemeralResources[block.Labels[0]]; ok {
				return found.Block
			}
		case "provider":
			if addr.Type == block.Labels[0] {
				return response.Provider.Block
			}
		}
	}
	return nil
}
