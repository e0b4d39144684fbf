// Package comments reads the comments that suppress findings: checkov's, trivy's, tflint's and our own.
package comments

import (
	"bytes"
	"math"
	"path"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"

	"github.com/opentofu/opentofu/terraformer/internal/report"
)

// Read finds those of one file. In HCL, a comment behind code is about what is written on its line; one on a line of its own is
// about the argument or block right below, else about the block that it stands in. Elsewhere it is about its line or the next.
func Read(file string, text []byte) []report.Comment {
	if !bytes.Contains(text, []byte("ignore")) && !bytes.Contains(text, []byte("checkov:skip")) {
		return nil
	}
	s := source{file: file, lines: strings.Split(string(text), "\n")}
	switch path.Ext(file) {
	case ".json":
		return nil
	case ".tf", ".tofu", ".tfvars", ".hcl":
		s.hcl(text)
	default:
		s.plain()
	}
	return s.found
}

type source struct {
	file  string
	lines []string
	items []item
	found []report.Comment
}

// item is an argument or a block, by its lines.
type item struct {
	from, to int
	block    bool
}

func (s *source) hcl(text []byte) {
	tokens, _ := hclsyntax.LexConfig(text, s.file, hcl.InitialPos)
	parsed, _ := hclsyntax.ParseConfig(text, s.file, hcl.InitialPos)
	if body, ok := parsed.Body.(*hclsyntax.Body); ok {
		s.read(body)
	}
	for _, token := range tokens {
		if token.Type != hclsyntax.TokenComment {
			continue
		}
		at := token.Range.Start
		for i, line := range strings.Split(strings.TrimRight(string(token.Bytes), "\r\n"), "\n") {
			if i > 0 {
				at = hcl.Pos{Line: at.Line + 1, Column: 1, Byte: at.Byte}
			}
			s.take(line, at)
			at.Byte += len(line) + 1
		}
	}
}

// plain reads a file of another language: a comment begins with one of the usual signs, at the start of a line or behind a space.
func (s *source) plain() {
	offset := 0
	for i, line := range s.lines {
		for _, sign := range []string{"#", "//", "--", ";", "<!--"} {
			at := strings.Index(line, sign)
			if at < 0 || at > 0 && line[at-1] != ' ' && line[at-1] != '\t' {
				continue
			}
			if s.take(line[at:], hcl.Pos{Line: i + 1, Column: len([]rune(line[:at])) + 1, Byte: offset + at}) {
				break
			}
		}
		offset += len(line) + 1
	}
}

// read notes arguments and blocks, outer ones first.
func (s *source) read(body *hclsyntax.Body) {
	for _, a := range body.Attributes {
		s.items = append(s.items, item{from: a.SrcRange.Start.Line, to: a.SrcRange.End.Line})
	}
	for _, b := range body.Blocks {
		s.items = append(s.items, item{from: b.TypeRange.Start.Line, to: max(b.CloseBraceRange.End.Line, b.TypeRange.Start.Line), block: true})
		s.read(b.Body)
	}
}

// take notes what a line of a comment suppresses, if it does.
func (s *source) take(comment string, at hcl.Pos) bool {
	said, ok := parse(comment)
	if !ok {
		return false
	}
	start := report.Position{Line: at.Line, Column: at.Column, Byte: at.Byte}
	end := report.Position{Line: at.Line, Column: at.Column + len([]rune(strings.TrimRight(comment, "\r"))), Byte: at.Byte + len(strings.TrimRight(comment, "\r"))}
	said.File, said.Range = s.file, report.Range{Start: start, End: end}
	line := s.lines[at.Line-1]
	alone := strings.TrimSpace(line[:min(max(0, strings.Index(line, strings.TrimSpace(comment))), len(line))]) == ""
	said.From, said.To = s.scope(at.Line, alone)
	for _, i := range s.items {
		if i.block && i.from <= at.Line && at.Line <= i.to {
			said.Heads = append(said.Heads, i.from)
			if said.whole && len(said.Heads) == 1 {
				said.From, said.To = i.from, i.to
			}
		}
	}
	slices.Sort(said.Heads)
	if said.everywhere {
		said.From, said.To = 1, math.MaxInt32
	}
	s.found = append(s.found, said.Comment)
	return true
}

// scope is the lines that a comment is about.
func (s *source) scope(line int, alone bool) (from, to int) {
	if !alone {
		best := item{from: line, to: line}
		for _, i := range s.items { // an argument that goes on over lines, or a block with its head here
			if i.from == line && i.block || !i.block && i.from <= line && line <= i.to {
				best = i
			}
		}
		return min(best.from, line), max(best.to, line)
	}
	next := line
	for next < len(s.lines) && isComment(s.lines[next]) {
		next++
	}
	next++ // the line below the comments, counted from 1
	for _, i := range s.items {
		if i.from == next {
			return line, i.to
		}
	}
	if below := next <= len(s.lines) && strings.Trim(s.lines[next-1], " \t\r})]") != ""; below {
		return line, next // an element of a list, or no HCL
	}
	inner := item{from: line, to: line}
	for _, i := range s.items {
		if i.block && i.from <= line && line <= i.to {
			inner = i
		}
	}
	return inner.from, inner.to
}

func isComment(line string) bool {
	line = strings.TrimSpace(line)
	return strings.HasPrefix(line, "#") || strings.HasPrefix(line, "//")
}
