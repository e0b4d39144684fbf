package remedy

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"github.com/opentofu/opentofu/terraformer/internal/report"
)

// plain is a text with plain line breaks.
func plain(text []byte) []byte { return bytes.ReplaceAll(text, []byte("\r\n"), []byte("\n")) }

// difference is the edit that makes one text of another: the lines from the first to the last that differ. Line breaks stay as they were.
func difference(name string, before, after []byte, title string) report.Edit {
	old, lines := strings.SplitAfter(string(before), "\n"), strings.SplitAfter(string(after), "\n")
	head := 0
	for head < min(len(old), len(lines)) && unbroken(old[head]) == lines[head] {
		head++
	}
	tail := 0
	for tail < min(len(old), len(lines))-head && unbroken(old[len(old)-1-tail]) == lines[len(lines)-1-tail] {
		tail++
	}
	text := strings.Join(lines[head:len(lines)-tail], "")
	if bytes.Contains(before, []byte("\r\n")) {
		text = strings.ReplaceAll(text, "\n", "\r\n")
	}
	return report.Edit{File: name, Range: report.Range{Start: position(old, head), End: position(old, len(old)-tail)}, NewText: text, Title: title}
}

func unbroken(line string) string { return strings.Replace(line, "\r\n", "\n", 1) }

// position is where a line begins, or where the text ends.
func position(lines []string, n int) report.Position {
	before := strings.Join(lines[:n], "")
	rest := before[strings.LastIndexByte(before, '\n')+1:]
	return report.Position{Line: 1 + strings.Count(before, "\n"), Column: 1 + utf8.RuneCountInString(rest), Byte: len(before)}
}
