// Package config reads .terraformer.hcl: which rules judge and how, and which of their findings are waived.
package config

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"

	"github.com/opentofu/opentofu/terraformer/internal/report"
	"github.com/opentofu/opentofu/terraformer/internal/suppress"
)

// Name is what the file is called in the root folder.
const Name = ".terraformer.hcl"

// Config is a configuration that was read. Options are those of rules, by the name that the file gives the rule.
type Config struct {
	report.Controls
	Options     map[string]map[string]Option
	Diagnostics []report.Diagnostic
}

// Option of a rule, as it is written.
type Option struct {
	Value cty.Value
	Range report.Range
}

// Option of a rule, which the file may call by any of its names. It is there when it has the wanted type; that it hasn't is told.
func (c *Config) Option(option string, want cty.Type, names ...string) (cty.Value, bool) {
	for rule, options := range c.Options {
		o, ok := options[option]
		if !ok || !suppress.Names(rule, names) {
			continue
		}
		value, err := convertTo(o.Value, want)
		if err != nil {
			c.tell("config-invalid-value", o.Range, fmt.Sprintf("%s of rule %q has to be %s.", option, rule, want.FriendlyName()))
			return cty.NilVal, false
		}
		return value, true
	}
	return cty.NilVal, false
}

// Presets of lint.
var Presets = []string{"recommended", "all", "none"}

// Read reads a configuration file. What is wrong with it is told; the rest counts.
func Read(file string, text []byte) *Config {
	c := &Config{Controls: report.Controls{File: file}, Options: map[string]map[string]Option{}}
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
	s := report.RuleSetting{Rule: id, Range: rangeOf(a.block.LabelRanges[0])}
	s.Enabled = a.boolean("enabled")
	s.Severity = a.oneOf("severity", Severities[suppress.OfEngine(id)]...)
	if may := a.boolean("suppressible"); may != nil {
		s.Always = !*may
	}
	c.Settings = append(c.Settings, s)
	options := map[string]Option{}
	for _, name := range sortedNames(a.block.Body.Attributes) {
		if !a.read[name] {
			if value, ok := a.value(name); ok {
				options[name] = Option{value, rangeOf(a.block.Body.Attributes[name].SrcRange)}
			}
		}
	}
	c.Options[id] = options
}

var day = regexp.MustCompile(`^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$`)

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
	case slices.Contains(w.Rules, "*"):
		c.tell("config-incomplete-waiver", w.Range, `A waiver of all rules doesn't count. Name the rules, or those of one kind, such as "aws/*".`)
	case w.Address == "" && w.File == "":
		lacks("the place", `address = "aws_s3_bucket.logs", or file = "scripts/*"; * stands for any text`)
	case strings.TrimSpace(w.Reason) == "":
		lacks("a reason", `reason = "…"`)
	case strings.TrimSpace(w.Owner) == "":
		lacks("an owner, who answers for it", `owner = "…"`)
	case !day.MatchString(w.Expires):
		lacks("the day on which it ends", `expires = "YYYY-MM-DD"`)
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
