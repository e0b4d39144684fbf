package comments

import (
	"regexp"
	"strings"

	"github.com/opentofu/opentofu/terraformer/internal/report"
)

// said is what a comment says, before it is known where.
type said struct {
	report.Comment
	whole      bool // it is about the outermost block that it stands in
	everywhere bool // it is about the file
}

const ids = `([\w/*-]+(?:\s*,\s*[\w/*-]+)*)`

var (
	checkov = regexp.MustCompile(`^checkov:skip=\s*` + ids + `(?:\s*:\s*(.*))?$`)
	tflint  = regexp.MustCompile(`^tflint-ignore(-file)?:\s*` + ids + `(?:\s+(?:#|//|--|:)?\s*(.*))?$`)
	own     = regexp.MustCompile(`^terraformer:ignore(-file)?[\s:=]\s*` + ids + `(?:\s*:\s*(.*))?$`)
	trivy   = regexp.MustCompile(`^(?:trivy|tfsec):ignore:([\w/*-]+)((?:\[[^\]]*\]|:[a-z]+:[^\s:\[]+)*)`)
	until   = regexp.MustCompile(`:exp:(\d{4}-\d{2}-\d{2})`)
)

// parse reads a comment with its sign.
func parse(comment string) (s said, ok bool) {
	text := bare(comment)
	if m := checkov.FindStringSubmatch(text); m != nil {
		s.Rules, s.Reason, s.whole = split(m[1]), m[2], true
	} else if m := tflint.FindStringSubmatch(text); m != nil {
		s.everywhere, s.Rules, s.Reason = m[1] != "", split(m[2]), m[3]
	} else if m := own.FindStringSubmatch(text); m != nil {
		s.everywhere, s.Rules, s.Reason, s.Own = m[1] != "", split(m[2]), m[3], true
	} else {
		// Trivy takes several in a row, each with conditions, and knows no reason: it is what follows.
		for m := trivy.FindStringSubmatch(text); m != nil; m = trivy.FindStringSubmatch(text) {
			s.Rules = append(s.Rules, m[1])
			if day := until.FindStringSubmatch(m[2]); day != nil {
				s.Expires = day[1]
			}
			s.Limit += strings.TrimPrefix(until.ReplaceAllString(m[2], ""), ":")
			text = bare(text[len(m[0]):])
		}
		s.Reason = text
	}
	s.Reason = strings.TrimSpace(strings.TrimSuffix(s.Reason, "*/"))
	return s, len(s.Rules) > 0
}

// bare is a comment's text without the signs around it.
func bare(comment string) string {
	return strings.TrimRight(strings.TrimLeft(comment, "#/*-;<!: \t"), " \t\r")
}

func split(list string) (names []string) {
	for name := range strings.SplitSeq(list, ",") {
		names = append(names, strings.TrimSpace(name))
	}
	return names
}
