package config

import (
	"bytes"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/hashicorp/hcl/v2/hclwrite"
	"github.com/zclconf/go-cty/cty"

	"github.com/opentofu/opentofu/terraformer/internal/report"
	"github.com/opentofu/opentofu/terraformer/internal/suppress"
)

// Change is one change of a configuration file: of a rule, or a new waiver.
type Change struct {
	Rule   *RuleChange    `json:"rule,omitempty"`
	Waiver *report.Waiver `json:"waiver,omitempty"`
}

// RuleChange is what the file says of a rule from then on; what it leaves out, the file leaves out too, so that the usual holds.
type RuleChange struct {
	ID       string   `json:"id"`
	Names    []string `json:"names"` // what others call it: the file may, too
	Enabled  *bool    `json:"enabled,omitempty"`
	Severity string   `json:"severity,omitempty"`
}

// Edit makes changes in the text of a configuration file, one after the other. All but the blocks that they are about stays, byte for
// byte. A file with errors stays as it is, and so does one that a change would bring errors to: the diagnostics say which.
func Edit(name string, text []byte, changes []Change) ([]byte, []report.Diagnostic) {
	if broken := Read(name, text).Diagnostics; len(broken) > 0 {
		return text, broken
	}
	edited := text
	for _, change := range changes {
		switch {
		case change.Rule != nil:
			edited = withRule(name, edited, *change.Rule)
		case change.Waiver != nil:
			edited = withBlock(edited, waiverText(*change.Waiver))
		}
	}
	if broken := Read(name, edited).Diagnostics; len(broken) > 0 {
		return text, broken
	}
	return edited, nil
}

// withRule changes the block of a rule, or adds one. Where several name it, the first says what is changed from then on.
func withRule(name string, text []byte, change RuleChange) []byte {
	names := append([]string{change.ID}, change.Names...)
	parsed, _ := hclsyntax.ParseConfig(text, name, hcl.InitialPos)
	blocks := slices.DeleteFunc(parsed.Body.(*hclsyntax.Body).Blocks, func(block *hclsyntax.Block) bool {
		return block.Type != "rule" || suppress.IsPattern(block.Labels[0]) || !suppress.Names(block.Labels[0], names)
	})
	for i, block := range slices.Backward(blocks) { // from the end, so that the places before it stay true
		said := change
		if i > 0 {
			said = RuleChange{}
		}
		start, end := block.TypeRange.Start.Byte, block.CloseBraceRange.End.Byte
		if rewritten := rewrite(text[start:end], said); rewritten != nil {
			text = slices.Concat(text[:start], rewritten, text[end:])
		} else {
			text = without(text, start, end)
		}
	}
	if len(blocks) > 0 || change.Enabled == nil && change.Severity == "" {
		return text
	}
	block := hclwrite.NewBlock("rule", []string{change.ID})
	set(block.Body(), change)
	return withBlock(text, string(hclwrite.Format(block.BuildTokens(nil).Bytes())))
}

// rewrite is a block with what the change says; nil when nothing is left in it.
func rewrite(text []byte, change RuleChange) []byte {
	breaks := []byte("\n")
	if bytes.Contains(text, []byte("\r\n")) {
		breaks = []byte("\r\n")
		text = bytes.ReplaceAll(text, breaks, []byte("\n"))
	}
	parsed, diags := hclwrite.ParseConfig(text, Name, hcl.InitialPos)
	if diags.HasErrors() || len(parsed.Body().Blocks()) != 1 {
		return text // it was read before, so that this can't be
	}
	body := parsed.Body().Blocks()[0].Body()
	set(body, change)
	if len(body.Attributes()) == 0 && len(bytes.TrimSpace(body.BuildTokens(nil).Bytes())) == 0 {
		return nil
	}
	return bytes.ReplaceAll(hclwrite.Format(parsed.Bytes()), []byte("\n"), breaks)
}

func set(body *hclwrite.Body, change RuleChange) {
	if change.Enabled != nil {
		body.SetAttributeValue("enabled", cty.BoolVal(*change.Enabled))
	} else {
		body.RemoveAttribute("enabled")
	}
	if change.Severity != "" {
		body.SetAttributeValue("severity", cty.StringVal(change.Severity))
	} else {
		body.RemoveAttribute("severity")
	}
}

func waiverText(w report.Waiver) string {
	block := hclwrite.NewBlock("waiver", nil)
	body := block.Body()
	rules := []cty.Value{}
	for _, rule := range w.Rules {
		rules = append(rules, cty.StringVal(rule))
	}
	if len(rules) > 0 {
		body.SetAttributeValue("rules", cty.ListVal(rules))
	}
	for _, said := range [][2]string{{"address", w.Address}, {"file", w.File}, {"reason", w.Reason}, {"owner", w.Owner}, {"expires", w.Expires}} {
		if said[1] != "" {
			body.SetAttributeValue(said[0], cty.StringVal(said[1]))
		}
	}
	return string(hclwrite.Format(block.BuildTokens(nil).Bytes()))
}

// withBlock puts a block at the end of a text, with one blank line between it and the rest.
func withBlock(text []byte, block string) []byte {
	block = strings.TrimRight(block, "\n") + "\n"
	switch trimmed := bytes.TrimRight(text, " \t\r\n"); {
	case len(trimmed) == 0:
	case !bytes.HasSuffix(text, []byte("\n")):
		block = "\n\n" + block
	case bytes.Count(text[len(trimmed):], []byte("\n")) < 2:
		block = "\n" + block
	}
	if bytes.Contains(text, []byte("\r\n")) {
		block = strings.ReplaceAll(block, "\n", "\r\n")
	}
	return slices.Concat(text, []byte(block))
}

// without takes a block out, with one of the gaps around it.
func without(text []byte, start, end int) []byte {
	start = lineStart(text, start)
	rest := text[end:]
	if i := bytes.IndexByte(rest, '\n'); i >= 0 && len(bytes.TrimSpace(rest[:i])) == 0 {
		rest = rest[i+1:]
	}
	before := text[:start]
	if gap := bytes.TrimRight(before, " \t\r\n"); len(bytes.TrimSpace(rest)) == 0 && len(gap) > 0 {
		before = before[:len(gap)+bytes.IndexByte(before[len(gap):], '\n')+1]
	} else if len(gap) == 0 || len(gap) < len(before) {
		rest = bytes.TrimLeft(rest, "\r\n")
	}
	return slices.Concat(before, rest)
}

func lineStart(text []byte, at int) int {
	return bytes.LastIndexByte(text[:at], '\n') + 1
}
