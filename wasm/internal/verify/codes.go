package verify

import (
	_ "embed"
	"encoding/json"
	"regexp"
	"slices"
	"strings"

	"github.com/opentofu/opentofu/terraformer/internal/lint"
	"github.com/opentofu/opentofu/terraformer/internal/report"
	"github.com/opentofu/opentofu/terraformer/internal/secrets"
)

// Codes of what has no code of its own: a mistake so rare that nobody looks for it by its code.
const (
	otherSyntax        = "invalid-syntax"
	otherConfiguration = "invalid-configuration"
)

// codesText lists all codes of this engine: what each means, what to do about it, and the summaries, as OpenTofu words them,
// that have it where they don't make the code by themselves. docs/diagnostics.md is made of it.
//
//go:embed codes.json
var codesText []byte

// codeBySlug finds the code of a summary by its words.
var codeBySlug = func() map[string]string {
	listed := map[string][]string{}
	if err := json.Unmarshal(codesText, &listed); err != nil {
		panic(err)
	}
	codes := map[string]string{}
	for code, about := range listed {
		codes[code] = code
		for _, summary := range about[2:] {
			codes[slug(summary)] = code
		}
	}
	return codes
}()

var (
	quoted  = regexp.MustCompile(`"[^"]*"`)
	notWord = regexp.MustCompile(`[^a-z0-9]+`)
	tooMany = regexp.MustCompile(`^(Insufficient|Too many|Missing|Extraneous label for|Duplicate) (\S+)( blocks?| configuration| declaration| definition)?$`)
)

// codeOf gives the stable code of a summary: names of things in it don't count.
func codeOf(stage, summary string) string {
	summary = strings.ReplaceAll(quoted.ReplaceAllString(summary, ""), "  ", " ")
	if m := tooMany.FindStringSubmatch(summary); m != nil {
		switch {
		case m[1] == "Insufficient":
			return "too-few-blocks"
		case m[1] == "Too many" && codeBySlug[slug(summary)] == "":
			return "too-many-blocks"
		case m[1] == "Missing" && m[3] == " block":
			return "too-few-blocks"
		case m[1] == "Extraneous label for":
			return "extra-block-label"
		case m[1] == "Duplicate" && m[3] != "" && codeBySlug["duplicate-"+strings.ToLower(m[2])] != "":
			return "duplicate-" + strings.ToLower(m[2])
		}
	}
	if strings.HasPrefix(summary, "missing provider ") {
		return "provider-configuration-not-present"
	}
	if code := codeBySlug[slug(summary)]; code != "" {
		return code
	}
	if stage == "parse" {
		return otherSyntax
	}
	return otherConfiguration
}

func slug(text string) string {
	return strings.Trim(notWord.ReplaceAllString(strings.ToLower(text), "-"), "-")
}

// Rules says what the engine's codes mean.
func Rules() []report.Rule {
	return slices.Concat(report.CodeRules(codesText), lint.Listed(), secrets.Rules())
}
