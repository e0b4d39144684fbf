// Package suppress decides whether and why a finding doesn't count: by a comment beside it or by a waiver, of which each has to
// give a reason. What doesn't count although it looks like one, and what suppresses nothing, is told.
package suppress

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/opentofu/opentofu/terraformer/internal/report"
)

// Finding is what may be suppressed. Names are the rule's id and what other tools call it; Line is where it begins.
type Finding struct {
	Names   []string
	Address string
	File    string
	Line    int
}

// Set is what the user says of findings of one stage, and which of it was used.
type Set struct {
	controls report.Controls
	stage    string
	used     map[key]bool
	told     []report.Diagnostic
}

// key is one of the rules that a waiver or a comment names.
type key struct {
	by      string
	index   int
	pattern string
}

// New makes a set for a stage; of nil controls an empty one.
func New(controls *report.Controls, stage string) *Set {
	s := &Set{stage: stage, used: map[key]bool{}}
	if controls != nil {
		s.controls = *controls
	}
	return s
}

// Setting is what the configuration says of a rule, by any of its names: each thing as the first block says it that names the rule
// itself, else the first that names it among others.
func (s *Set) Setting(names ...string) (all report.RuleSetting) {
	for _, among := range []bool{false, true} {
		for _, said := range s.controls.Settings {
			if IsPattern(said.Rule) == among && Names(said.Rule, names) {
				all.Enabled = cmp.Or(all.Enabled, said.Enabled)
				all.Severity = cmp.Or(all.Severity, said.Severity)
				all.Suppressible = cmp.Or(all.Suppressible, said.Suppressible)
			}
		}
	}
	return all
}

// Enabled tells whether a rule judges: as the configuration says, else as usual.
func (s *Set) Enabled(usual bool, names ...string) bool {
	if said := s.Setting(names...).Enabled; said != nil {
		return *said
	}
	return usual
}

// Severity is a rule's: as the configuration says, else the usual one.
func (s *Set) Severity(usual string, names ...string) string {
	return cmp.Or(s.Setting(names...).Severity, usual)
}

// Of says why a finding doesn't count; nil when it does.
func (s *Set) Of(f Finding) (found *report.Suppression) {
	may := s.Setting(f.Names...).Suppressible
	keep := func(k key, suppression report.Suppression, file string, at report.Range) {
		s.used[k] = true
		switch {
		case may != nil && !*may:
			s.tell("suppression-refused", report.Warning, file, at, "Findings of %s can't be suppressed: the configuration says suppressible = false. This %s doesn't count.", f.Names[0], k.by)
		case found == nil:
			found = &suppression
		}
	}
	for i, c := range s.controls.Comments {
		pattern, named := nameIn(c.Rules, f.Names)
		if !named || c.File != f.File || (f.Line < c.From || f.Line > c.To) && !slices.Contains(c.Heads, f.Line) {
			continue
		}
		switch k := (key{report.ByComment, i, pattern}); {
		case strings.TrimSpace(c.Reason) == "":
			s.used[k] = true
			s.tell("suppression-without-reason", report.Warning, c.File, c.Range, "This comment doesn't suppress %s, since it gives no reason. Write the reason behind the id: %s", f.Names[0], example(c))
		case c.Limit != "":
			s.used[k] = true
			s.tell("suppression-condition", report.Warning, c.File, c.Range, "This comment doesn't suppress %s, since its condition %s isn't judged here. Leave the condition out, or write a waiver.", f.Names[0], c.Limit)
		case s.ended(k, c.Expires, c.File, c.Range):
		default:
			keep(k, report.Suppression{Reason: c.Reason, By: report.ByComment, Expires: c.Expires}, c.File, c.Range)
		}
	}
	for i, w := range s.controls.Waivers {
		pattern, named := nameIn(w.Rules, f.Names)
		if !named || !isAt(w.Address, f.Address) || w.File != "" && !glob(w.File, f.File) {
			continue
		}
		k := key{report.ByWaiver, i, pattern}
		if !s.ended(k, w.Expires, s.controls.File, w.Range) {
			keep(k, report.Suppression{Reason: w.Reason, By: report.ByWaiver, Owner: w.Owner, Expires: w.Expires}, s.controls.File, w.Range)
		}
	}
	return found
}

// ended tells whether something no longer counts, and says so; also that nobody knows.
func (s *Set) ended(k key, expires, file string, at report.Range) bool {
	switch today := s.controls.Today; {
	case expires == "":
	case today == "":
		s.tell("suppression-undated", report.Info, file, at, "This %s ends on %s. It counts, since nobody said which day it is.", k.by, expires)
	case today > expires:
		s.used[k] = true
		s.tell("suppression-expired", report.Warning, file, at, "This %s ended on %s, so that what it suppressed counts again. Mend the finding, or decide anew and give a later day.", k.by, expires)
		return true
	}
	return false
}

// Mark suppresses diagnostics of rules.
func (s *Set) Mark(diagnostics []report.Diagnostic) {
	for i := range diagnostics {
		d := &diagnostics[i]
		names := append([]string{d.Code}, d.Equivalents...)
		d.Suppressed = s.Of(Finding{Names: names, Address: d.Address, File: d.File, Line: d.Range.Start.Line})
	}
}

// Told is what there is to say of suppressions, once every finding was asked for. Judged are the names of the rules that have judged
// all there is: what names one of them and was never used suppresses nothing.
func (s *Set) Told(judged []string) []report.Diagnostic {
	unused := func(k key, file string, at report.Range) {
		// What names rules of all kinds may be used by another stage.
		if !s.used[k] && !OfAll(k.pattern) && slices.ContainsFunc(judged, func(name string) bool { return matches(k.pattern, name) }) {
			s.tell("suppression-unused", report.Info, file, at, "This %s suppresses nothing: %s has no finding there. Remove it.", k.by, k.pattern)
		}
	}
	for i, c := range s.controls.Comments {
		for _, pattern := range c.Rules {
			unused(key{report.ByComment, i, pattern}, c.File, c.Range)
		}
	}
	for i, w := range s.controls.Waivers {
		for _, pattern := range w.Rules {
			unused(key{report.ByWaiver, i, pattern}, s.controls.File, w.Range)
		}
	}
	return s.told
}

var summaries = map[string]string{
	"suppression-without-reason": "A suppression needs a reason",
	"suppression-condition":      "A suppression has a condition",
	"suppression-expired":        "A suppression has ended",
	"suppression-undated":        "A suppression may have ended",
	"suppression-refused":        "A rule can't be suppressed",
	"suppression-unused":         "A suppression isn't needed",
	"suppression-unknown-rule":   "There is no such rule",
}

// tell says something of a suppression, once.
func (s *Set) tell(code, severity, file string, at report.Range, format string, values ...any) {
	d := report.Diagnostic{Stage: s.stage, Code: code, Severity: severity, Summary: summaries[code], File: file, Range: at, Original: true}
	d.Detail = fmt.Sprintf(format, values...)
	same := func(o report.Diagnostic) bool {
		return o.Code == code && o.Detail == d.Detail && o.File == file && o.Range == at
	}
	if !slices.ContainsFunc(s.told, same) {
		s.told = append(s.told, d)
	}
}

func example(c report.Comment) string {
	return fmt.Sprintf("# terraformer:ignore %s: why it is accepted.", strings.Join(c.Rules, ", "))
}
