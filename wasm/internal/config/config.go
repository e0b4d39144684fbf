// Package config reads .terraformer.hcl: which rules judge and how, and which of their findings are waived.
package config

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"

	"github.com/opentofu/opentofu/terraformer/internal/lint"
	"github.com/opentofu/opentofu/terraformer/internal/report"
	"github.com/opentofu/opentofu/terraformer/internal/suppress"
)

// Name is what the file is called in the root folder.
const Name = ".terraformer.hcl"

// Config is a configuration that was read. Options are those of rules, by the name that the file gives the rule.
type Config struct {
	report.Controls
	Options     map[string]map[string]cty.Value
	Diagnostics []report.Diagnostic
	hasLint     bool
}

// Presets of lint.
var Presets = []string{"recommended", "all", "none"}

// Read reads a configuration file. What is wrong with it is told; the rest counts.
func Read(file string, text []byte) *Config {
	c := &Config{Controls: report.Controls{File: file}, Options: map[string]map[string]cty.Value{}}
	parsed, diags := hclsyntax.ParseConfig(text, file, hcl.InitialPos)
	for _, d := range diags {
		if d.Subject != nil {
			c.tell("config-invalid-syntax", rangeOf(*d.Subject), strings.TrimSuffix(d.Summary, ".")+". "+d.Detail)
		}
	}
	body, ok := parsed.Body.(*hclsyntax.Body)
	if !ok {
		return c
	}
	for _, name := range sortedNames(body.Attributes) {
		c.tell("config-unknown-argument", rangeOf(body.Attributes[name].NameRange), fmt.Sprintf("%q stands outside of any block. %s", name, blocks))
	}
	for _, block := range body.Blocks {
		c.block(block)
	}
	return c
}

const blocks = `The file has blocks lint { }, rule "ID" { } and waiver { }.`

func (c *Config) block(block *hclsyntax.Block) {
	labels := map[string]int{"lint": 0, "rule": 1, "waiver": 0}
	want, known := labels[block.Type]
	switch {
	case !known:
		c.tell("config-unknown-block", rangeOf(block.TypeRange), fmt.Sprintf("There is no block %q here. %s", block.Type, blocks))
		return
	case len(block.Labels) != want && want == 0:
		c.tell("config-invalid-block", rangeOf(block.TypeRange), fmt.Sprintf("A block %s has no name. Write %s { … }.", block.Type, block.Type))
	case len(block.Labels) != want:
		c.tell("config-invalid-block", rangeOf(block.TypeRange), `A block rule has the rule's id, such as rule "lint/unused-declaration" { … }.`)
		return
	}
	for _, inner := range block.Body.Blocks {
		c.tell("config-unknown-block", rangeOf(inner.TypeRange), fmt.Sprintf("A block %s has arguments only. Write %s = … instead of a block.", block.Type, inner.Type))
	}
	a := arguments{c, block, map[string]bool{}}
	switch block.Type {
	case "lint":
		if c.hasLint {
			c.tell("config-invalid-block", rangeOf(block.TypeRange), "There is a block lint already. Join the two.")
			return
		}
		c.hasLint = true
		c.Preset = a.oneOf("preset", Presets...)
		a.others("preset")
	case "rule":
		c.rule(a)
	case "waiver":
		c.waiver(a)
	}
}

// Severities that a rule may be given: those of diagnostics, or those of policies.
var Severities = map[bool][]string{
	true:  {report.Error, report.Warning, report.Info},
	false: {"critical", "high", "medium", "low"},
}

func (c *Config) rule(a arguments) {
	id := a.block.Labels[0]
	if slices.ContainsFunc(c.Settings, func(s report.RuleSetting) bool { return s.Rule == id }) {
		c.tell("config-duplicate-rule", rangeOf(a.block.LabelRanges[0]), fmt.Sprintf("Rule %q has a block already. Join the two.", id))
		return
	}
	if suppress.OfAll(id) {
		c.tell("config-invalid-block", rangeOf(a.block.LabelRanges[0]), `A block rule is about one rule, or those of one kind, such as "aws/*".`)
		return
	}
	s := report.RuleSetting{Rule: id, Range: rangeOf(a.block.LabelRanges[0])}
	s.Enabled = a.boolean("enabled")
	s.Severity = a.oneOf("severity", Severities[suppress.OfEngine(id)]...)
	s.Suppressible = a.boolean("suppressible")
	c.Settings = append(c.Settings, s)
	known := []string{"enabled", "severity", "suppressible"}
	if rule := lint.Named(id); rule != nil {
		options := slices.Sorted(maps.Keys(rule.Options))
		c.Options[id] = map[string]cty.Value{}
		for _, name := range options {
			if value, ok := a.value(name); ok {
				c.Options[id][name] = value
			}
		}
		known = append(known, options...)
	}
	a.others(known...)
}

// isDay tells whether a text is a day of the calendar, such as 2026-11-29.
func isDay(text string) bool {
	_, err := time.Parse(time.DateOnly, text)
	return err == nil
}

// waiver reads one that counts only as a whole: what it lacks might have made it narrower.
func (c *Config) waiver(a arguments) {
	before := len(c.Diagnostics)
	w := report.Waiver{
		Rules: a.texts("rules"), Address: a.text("address"), File: a.text("file"),
		Reason: a.text("reason"), Owner: a.text("owner"), Expires: a.text("expires"), Range: rangeOf(a.block.TypeRange),
	}
	a.others("rules", "address", "file", "reason", "owner", "expires")
	if len(c.Diagnostics) > before {
		return
	}
	lacks := func(what, example string) {
		c.tell("config-incomplete-waiver", w.Range, fmt.Sprintf("This waiver doesn't count, since it lacks %s. Write %s.", what, example))
	}
	switch {
	case len(w.Rules) == 0:
		lacks("the rules whose findings it waives", `rules = ["aws/s3-versioning"]`)
	case slices.ContainsFunc(w.Rules, suppress.OfAll):
		c.tell("config-incomplete-waiver", w.Range, `A waiver of all rules doesn't count. Name the rules, or those of one kind, such as "aws/*".`)
	case w.Address == "" && w.File == "":
		lacks("the place", `address = "aws_s3_bucket.logs", or file = "scripts/*"; * stands for any text`)
	case strings.TrimSpace(w.Reason) == "":
		lacks("a reason", `reason = "…"`)
	case strings.TrimSpace(w.Owner) == "":
		lacks("an owner, who answers for it", `owner = "…"`)
	case w.Expires == "":
		lacks("the day on which it ends", `expires = "YYYY-MM-DD"`)
	case !isDay(w.Expires):
		c.tell("config-incomplete-waiver", w.Range, fmt.Sprintf("This waiver doesn't count, since there is no day %q. Write expires = \"YYYY-MM-DD\".", w.Expires))
	default:
		c.Waivers = append(c.Waivers, w)
	}
}

// tell adds what is wrong with the file.
func (c *Config) tell(code string, at report.Range, detail string) {
	c.Diagnostics = append(c.Diagnostics, report.Diagnostic{
		Stage: "lint", Code: code, Severity: report.Error, Summary: "The configuration of TerraFormer has a mistake",
		Detail: detail, File: c.File, Range: at, Original: true,
	})
}
