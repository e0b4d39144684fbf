package form

import (
	"bytes"
	"strings"
	"unicode/utf8"
)

const quoteDetail = "Text stands in straight double quotes."

// str passes a string with all that is interpolated in it. One that isn't closed on its line is closed there.
func (s *scanner) str() {
	start := s.pos
	s.pos++
	for s.pos < len(s.text) {
		switch c := s.text[s.pos]; {
		case c == '\\':
			s.escape()
		case c == '"':
			s.pos++
			return
		case c == '\n':
			end := len(bytes.TrimRight(s.text[:s.pos], " \t\r"))
			if end > start+1 && s.text[end-1] == ',' && s.in() != 'b' {
				end--
			}
			s.found = append(s.found, Mistake{Start: end, End: end, New: `"`, Code: "unclosed-string", Summary: "Unclosed text",
				Detail: "The quotes that begin here aren't closed on this line. Text over several lines is written <<-EOT … EOT.", Title: "Close the quotes", At: start, AtEnd: end})
			return
		case (c == '$' || c == '%') && bytes.HasPrefix(s.text[s.pos+1:], []byte("{")) && s.text[s.pos-1] != c:
			s.template()
		default:
			s.pos++
		}
	}
}

// template passes what is interpolated, as far as the brace that closes it or the end of the line.
func (s *scanner) template() {
	s.pos += 2
	for depth := 1; depth > 0 && s.pos < len(s.text) && s.text[s.pos] != '\n'; {
		switch s.text[s.pos] {
		case '{':
			depth++
		case '}':
			depth--
		case '"':
			s.str()
			continue
		}
		s.pos++
	}
}

// escape passes a backslash and what it escapes, and doubles one that escapes nothing.
func (s *scanner) escape() {
	if s.pos+1 < len(s.text) && bytes.IndexByte([]byte(`nrt"\uU`), s.text[s.pos+1]) < 0 && s.text[s.pos+1] != '\n' {
		next, _ := utf8.DecodeRune(s.text[s.pos+1:])
		s.found = append(s.found, Mistake{Start: s.pos, End: s.pos + 1, New: `\\`, Code: "invalid-escape-sequence", Summary: "Invalid escape sequence",
			Detail: `\` + string(next) + ` stands for nothing. A backslash itself is written \\.`, Title: `Write \\`, At: s.pos, AtEnd: s.pos + 2})
	}
	s.pos = min(s.pos+2, len(s.text))
}

// single writes 'text' in double quotes.
func (s *scanner) single() {
	end := bytes.IndexAny(s.text[s.pos+1:], "'\n")
	if end < 0 || s.text[s.pos+1+end] != '\'' {
		s.pos++
		return
	}
	inner := string(s.text[s.pos+1 : s.pos+1+end])
	s.add(s.pos, s.pos+end+2, `"`+strings.ReplaceAll(inner, `"`, `\"`)+`"`, "single-quotes", "Single quotes", quoteDetail, "Write double quotes")
	s.pos += end + 2
}

// curly writes “text” in straight quotes.
func (s *scanner) curly(size int) {
	end := bytes.IndexAny(s.text[s.pos+size:], "”“„\n")
	if end < 0 || s.text[s.pos+size+end] == '\n' {
		s.pos += size
		return
	}
	from := s.pos + size
	_, last := utf8.DecodeRune(s.text[from+end:])
	s.add(s.pos, from+end+last, `"`+string(s.text[from:from+end])+`"`, "typographic-quotes", "Typographic quotes",
		quoteDetail+" Documents and chats turn them into typographic ones.", "Write straight quotes")
	s.pos = from + end + last
}

func (s *scanner) heredoc(rest []byte) {
	m := heredoc.FindSubmatch(rest)
	lines := rest[len(m[0]):]
	s.pos += len(m[0])
	for len(lines) > 0 {
		line, after, more := bytes.Cut(lines, []byte("\n"))
		if bytes.Equal(bytes.TrimSpace(line), m[1]) {
			s.pos += len(bytes.TrimRight(line, "\r"))
			return
		}
		s.pos += len(line)
		if more {
			s.pos++
		}
		lines = after
	}
}

// openBrace tells a body from an object by what stands before.
func (s *scanner) openBrace() {
	before := bytes.TrimRight(s.text[:s.pos], " \t\r\n")
	kind := byte('b')
	if len(before) > 0 && bytes.IndexByte([]byte("=:,([{?|&!>"), before[len(before)-1]) >= 0 || s.in() == '[' || s.in() == '(' {
		kind = '{'
	}
	if n := len(s.found); n > 0 && s.found[n-1].Code == "quoted-argument-name" && kind == 'b' && bytes.HasSuffix(before, s.text[s.found[n-1].Start:s.found[n-1].End]) {
		kind = '{'
	}
	s.open = append(s.open, bracket{kind, s.pos})
	s.pos++
}

func (s *scanner) close(c byte) {
	s.pos++
	if len(s.open) == 0 {
		s.add(s.pos-1, s.pos, "", "unmatched-bracket", "Bracket that closes nothing", "No bracket is open here. Remove it, or look above for one that closes too early.", "Remove it")
		return
	}
	s.open = s.open[:len(s.open)-1]
}

// separator takes out what stands behind an argument, or between two on one line.
func (s *scanner) separator(rest []byte) {
	after := bytes.TrimLeft(rest[1:], " \t\r")
	s.pos++
	if len(after) > 0 && after[0] != '\n' && after[0] != '#' && after[0] != '}' && !bytes.HasPrefix(after, []byte("//")) {
		if len(s.open) > 0 && rest[0] == ',' && argument.Match(after) {
			s.add(s.pos-1, s.pos, "\n", "separator-after-argument", "Comma between arguments", "Arguments are separated by line breaks.", "Begin a new line")
		}
		return
	}
	s.add(s.pos-1, s.pos, "", "separator-after-argument", "Sign behind an argument",
		"Arguments end with the line: no comma or semicolon stands behind them.", "Remove it")
}

// other is everything else: words of other languages, typographic quotes.
func (s *scanner) other(rest []byte) {
	r, size := utf8.DecodeRune(rest)
	switch {
	case r == '“' || r == '„' || r == '”':
		s.curly(size)
		return
	case size > 1 || !isLetter(rest[0]):
		s.pos += size
		return
	}
	start := s.pos
	for s.pos < len(s.text) && (isLetter(s.text[s.pos]) || s.text[s.pos] >= '0' && s.text[s.pos] <= '9' || s.text[s.pos] == '-' || s.text[s.pos] == '.') {
		s.pos++
	}
	word, before := string(s.text[start:s.pos]), bytes.TrimRight(s.text[:start], " \t")
	if len(before) == 0 || before[len(before)-1] == '\n' || s.pos >= len(s.text) || s.text[s.pos] != ' ' {
		return
	}
	if n := len(s.found); n > 0 && s.found[n-1].Code == "word-for-operator" && s.found[n-1].End == len(before) {
		before = []byte("&")
	}
	sign := map[string]string{"and": "&&", "or": "||", "not": "!"}[word]
	last := before[len(before)-1]
	operand := isLetter(last) || last >= '0' && last <= '9' || last == ')' || last == ']' || last == '"'
	if sign == "" || operand == (word == "not") || s.column() <= 0 || !bytes.ContainsAny(s.text[bytes.LastIndexByte(s.text[:start], '\n')+1:start], "=([?:") {
		return
	}
	end := s.pos
	if word == "not" {
		end++
	}
	s.add(start, end, sign, "word-for-operator", "Word for an operator", "The operators are && (and), || (or) and ! (not).", "Write "+sign)
}

func isLetter(c byte) bool { return c == '_' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' }

// missingBraces closes what is open where a new block begins at the left edge.
func (s *scanner) missingBraces() {
	s.closeAt(len(bytes.TrimRight(s.text[:s.pos], " \t\r\n")))
	s.open = nil
}

// unclosed closes what is open at the end.
func (s *scanner) unclosed() {
	if len(s.open) > 0 {
		s.closeAt(len(bytes.TrimRight(s.text, " \t\r\n")))
	}
}

func (s *scanner) closeAt(end int) {
	if len(s.open) > 200 {
		return
	}
	closing := ""
	for i := len(s.open) - 1; i >= 0; i-- {
		sign := map[byte]string{'b': "}", '{': "}", '[': "]", '(': ")"}[s.open[i].kind]
		start := bytes.LastIndexByte(s.text[:s.open[i].at], '\n') + 1
		indent := s.text[start:s.open[i].at]
		closing += "\n" + string(indent[:len(indent)-len(bytes.TrimLeft(indent, " \t"))]) + sign
	}
	s.found = append(s.found, Mistake{Start: end, End: end, New: closing, Code: "unclosed-bracket", Summary: "Bracket that isn't closed",
		Detail: "What is opened here isn't closed before the next block or the end of the file. Check where it should end.",
		Title:  "Close it", At: s.open[0].at, AtEnd: s.open[0].at + 1})
}
