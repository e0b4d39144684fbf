package verify

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/opentofu/opentofu/terraformer/internal/names"
	"github.com/opentofu/opentofu/terraformer/internal/report"
)

var (
	undeclaredBlock = regexp.MustCompile(`^There is no (managed|data|ephemeral) resource "([^"]+)" "([^"]+)"`)
	undeclaredName  = regexp.MustCompile(`^(An input variable|A local value|No module call) (?:with the )?name(?:d)? "([^"]+)"`)
	noInstance      = regexp.MustCompile(`^There is no (?:instance|resource) ([^\s\["]+)`)
	nameKinds       = map[string]string{"An input variable": "var.", "A local value": "local.", "No module call": "module."}
)

// makesUnknown are the mistakes for which a value counts as unknown: that something else is unknown then follows from them.
var makesUnknown = []string{"undeclared-reference", "unsupported-attribute", "unknown-function", "unsupported-argument", "each-outside-for-each"}

// onlyCauses removes the errors that go with another one: one mistake is told once.
func (r *run) onlyCauses() {
	meant := r.misspeltBlocks()
	if r.faulty == nil {
		r.faulty, r.causes = map[string]bool{}, map[string]bool{}
	}
	faulty, causes := r.faulty, r.causes
	for _, d := range r.result.Diagnostics {
		if d.Severity == report.Error {
			causes[d.Code], faulty[d.Address+" "+d.Code] = true, true
			faulty[d.Address] = true
		}
	}
	unknown := slices.ContainsFunc(makesUnknown, func(code string) bool { return causes[code] })
	r.result.Diagnostics = slices.DeleteFunc(r.result.Diagnostics, func(d report.Diagnostic) bool {
		if d.Severity != report.Error {
			return false
		}
		switch {
		case d.Code == "undeclared-reference":
			return followsFromName(d.Detail, meant)
		case d.Code == "unknown-function-provider":
			return slices.Contains(meant, "required_providers")
		case d.Code == "invalid-variable-validation-condition":
			return faulty[d.Address+" undeclared-reference"]
		case d.Code == "configuration-for-import-target-does-not-exist":
			m := noInstance.FindStringSubmatch(d.Detail)
			return m != nil && (faulty[m[1]] || slices.ContainsFunc(meant, func(address string) bool {
				ty, name, _ := strings.Cut(m[1], ".")
				return followsFromName(fmt.Sprintf("There is no managed resource %q %q", ty, name), []string{address})
			}))
		case causedByUnknown.MatchString(d.Detail) && unknown:
			return true
		}
		return d.Code == otherConfiguration && r.besideError(d)
	})
}

// misspeltBlocks lists the addresses that blocks would have whose kind or type is misspelt.
func (r *run) misspeltBlocks() (meant []string) {
	for _, d := range r.result.Diagnostics {
		block := r.topBlock(hcl.Range{Filename: d.File, Start: hcl.Pos{Byte: d.Range.Start.Byte}})
		if block == nil {
			continue
		}
		switch d.Code {
		case "unsupported-resource-type", "unsupported-data-source", "unsupported-ephemeral-resource", "unknown-provider":
			meant = append(meant, blockAddress(block, hcl.Range{}))
		case "unsupported-block-type":
			m := didYouMean.FindStringSubmatch(d.Detail)
			switch {
			case m != nil && m[2] == "required_providers":
				meant = append(meant, m[2])
			case m == nil || block.TypeRange.Start.Byte != d.Range.Start.Byte:
			case m[2] == "locals":
				for name := range block.Body.Attributes {
					meant = append(meant, "local."+name)
				}
			default:
				meant = append(meant, blockAddress(&hclsyntax.Block{Type: m[2], Labels: block.Labels}, hcl.Range{}))
			}
		}
	}
	return meant
}

// followsFromName tells whether a reference is to a block that is there under a misspelt kind or type.
func followsFromName(detail string, meant []string) bool {
	if m := undeclaredName.FindStringSubmatch(detail); m != nil {
		return slices.Contains(meant, nameKinds[m[1]]+m[2])
	}
	m := undeclaredBlock.FindStringSubmatch(detail)
	if m == nil {
		return false
	}
	prefix := map[string]string{"data": "data.", "ephemeral": "ephemeral."}[m[1]]
	return slices.ContainsFunc(meant, func(address string) bool {
		ty, ok := strings.CutPrefix(address, prefix)
		ty, name, _ := strings.Cut(ty, ".")
		if !ok || name != m[3] {
			return false
		}
		_, sure := names.Nearest(m[2], []string{ty})
		return ty == m[2] || sure
	})
}

// besideError tells whether an import block has another error of which that something is unknown there follows.
func (r *run) besideError(d report.Diagnostic) bool {
	at := func(d report.Diagnostic) *hclsyntax.Block {
		return r.topBlock(hcl.Range{Filename: d.File, Start: hcl.Pos{Byte: d.Range.Start.Byte}})
	}
	block := at(d)
	follows := strings.Contains(d.Detail, "known after apply") || strings.Contains(d.Detail, "cannot be determined") || strings.HasPrefix(d.Detail, "A reference to")
	return follows && block != nil && block.Type == "import" && slices.ContainsFunc(r.result.Diagnostics, func(other report.Diagnostic) bool {
		return other.Severity == report.Error && at(other) == block && other.Detail != d.Detail
	})
}
